import type { PoolClient } from 'pg';
import { columnsOf, partitionColumn, tableName, type ReadTable, type TableRow } from '#read-store';
import type { StoredDossier } from '#rules';
import type { ChangedTerms } from './changed-terms.js';
import type { ReadModels } from './read-model.js';

/** The tables that others are built from: following on reads them back. */
export const tablesReadBack: readonly string[] = ['deal_dossier', 'commission_payouts'];

/** Where the tables of a generation lie: the live one in `read`. */
export interface TablesAt {
  readonly client: PoolClient;
  readonly schema: string;
}

/** The stored dossiers of some deals, by deal id, read back from their table. */
export const loadDossiers = async ({ client, schema }: TablesAt, dealIds: readonly string[]): Promise<Map<string, StoredDossier>> => {
  if (dealIds.length === 0) return new Map();
  const found = await client.query<{ deal_id: string; stored: string }>(
    `SELECT deal_id, stored FROM ${schema}.deal_dossier WHERE deal_id = ANY($1)`, [dealIds]);
  return new Map(found.rows.map((row) => [row.deal_id, JSON.parse(row.stored) as StoredDossier]));
};

/** The deals that changed terms may concern, page by page after a deal id. */
export const loadDossiersConcerned = async (
  { client, schema }: TablesAt, { ruleSetIds, partnerIds, postedAfter }: ChangedTerms, { afterDealId, limit }: { readonly afterDealId: string; readonly limit: number },
): Promise<readonly StoredDossier[]> => {
  const found = await client.query<{ stored: string }>(
    `SELECT stored FROM ${schema}.deal_dossier
     WHERE deal_id > $4 AND (rule_set_id = ANY($1) OR partner_ids && $2 OR deal_id IN (SELECT deal_id FROM ${schema}.commission_payouts WHERE recorded_at > $3))
     ORDER BY deal_id LIMIT $5`,
    [ruleSetIds, partnerIds, postedAfter, afterDealId, limit]);
  return found.rows.map((row) => JSON.parse(row.stored) as StoredDossier);
};

/** Which of some events have their rows already. */
export const eventsThatStand = async ({ client, schema }: TablesAt, { ofEvents }: ReadModels, eventIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const stand = new Set<string>();
  for (const { table } of ofEvents) {
    const { name } = partitionColumn(table);
    const found = await client.query<{ id: string }>(`SELECT ${name} AS id FROM ${schema}.${tableName(table)} WHERE ${name} = ANY($1)`, [eventIds]);
    for (const { id } of found.rows) stand.add(id);
  }
  return stand;
};

/** Rows of a table by their partition, for those that are folded from row to row. */
export const loadRows = async ({ client, schema }: TablesAt, table: ReadTable, partitions: readonly string[]): Promise<Map<string, TableRow>> => {
  if (partitions.length === 0) return new Map();
  const columns = columnsOf(table);
  const partition = partitionColumn(table);
  const list = columns.map((column) => `${column.name} AS "${column.property}"`).join(', ');
  const found = await client.query<Record<string, unknown>>(
    `SELECT ${list} FROM ${schema}.${tableName(table)} WHERE ${partition.name} = ANY($1)`, [partitions]);
  return new Map(found.rows.map((row) => [String(row[partition.property]), row]));
};
