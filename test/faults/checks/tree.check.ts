import { join } from 'node:path';
import { openCheckpoint } from '#proof';
import { nodeCrypto, signedNotes, signingKeyInFile, verifyLog, type RunSql } from '#transparency-log';
import type { Ledger } from '../ground/ledger.js';

/** What is wrong with the signed log: a checkpoint whose signature does not hold, or that another log was signed with. */
export const faultsOfTree = async ({ store, pool, ground }: Ledger): Promise<readonly string[]> => {
  const sql: RunSql = async (text, values) => (await pool.query(text, values)).rows as never;
  const [latest] = await signedNotes(sql, { below: undefined, limit: 1 });
  if (latest === undefined) return [];
  const checkpoint = openCheckpoint(latest.note, signingKeyInFile(join(ground.folder, 'log.key')).verifier, nodeCrypto.verifySignature);
  if (checkpoint === undefined) return [`the checkpoint over ${latest.size} events is not signed by the key of the log`];
  const { difference } = await verifyLog({ store, sql }, checkpoint);
  return difference === undefined ? [] : [`the log is not the one that was signed: ${JSON.stringify(difference, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`];
};
