import type { PoolClient } from 'pg';
import { dealStream, type RecordedRuleSetEvent } from '#events';
import { replacePartitions, copyRows, type StoppedPartition, type TableRow } from '#read-store';
import { foldDossiers, type PublishedRuleSets, type StoredDossier } from '#rules';
import { dealEventsOf, type StreamStretch } from './batch-fold.js';
import type { ReadModels, StreamReadModel } from './read-model.js';
import { loadDossiers, loadDossiersOfRuleSets, loadRows } from './table-state.js';

const dossiersPerPage = 1_000;

/**
 * Writes what a stretch of the log changes in the read tables, in the caller's transaction, acting as the tables' owner.
 * Gives the deals that could not be folded: they stop, by name, and the rest goes on.
 */
export const applyStretches = async (
  client: PoolClient, models: ReadModels, stretches: readonly StreamStretch[], published: PublishedRuleSets,
): Promise<readonly StoppedPartition[]> => {
  const stoppedStreams: StoppedPartition[] = [];
  for (const model of models.ofStreams) stoppedStreams.push(...(await writeStreams(client, model, stretches)));
  const { dossiers, stopped } = await foldDeals(client, stretches);
  await writeEvents(client, models, stretches, new Map(dossiers.map((stored) => [dealStream(stored.dealId), stored])));
  await writeDeals(client, models, dossiers, published);
  await repriceDeals(client, models, ruleSetsPublishedIn(stretches), new Set(dossiers.map(({ dealId }) => dealId)), published);
  return [...stoppedStreams, ...stopped];
};

const writeEvents = async (
  client: PoolClient, models: ReadModels, stretches: readonly StreamStretch[], dossiers: ReadonlyMap<string, StoredDossier>,
): Promise<void> => {
  for (const model of models.ofEvents) {
    const rows = stretches.flatMap(({ stream, events }) => events.map((event) => model.rowOf(event, dossiers.get(stream))));
    await copyRows(client, model.table, 'read', rows.filter((row) => row !== undefined));
  }
};

const writeStreams = async (
  client: PoolClient, model: StreamReadModel, stretches: readonly StreamStretch[],
): Promise<readonly StoppedPartition[]> => {
  const own = stretches.filter(({ name }) => name.kind === model.kind);
  if (own.length === 0) return [];
  const known = await loadRows(client, model.table, own.map(idOf));
  const folded = own.map((stretch) => ({ id: idOf(stretch), result: tryToFold(stretch, () => foldRow(model, known.get(idOf(stretch)), stretch.events)) }));
  const rows = folded.flatMap(({ id, result }) => ('folded' in result ? [{ id, row: result.folded }] : []));
  await replacePartitions(client, model.table, 'read', rows.map(({ id }) => id), rows.map(({ row }) => row));
  return folded.flatMap(({ result }) => ('stream' in result ? [result] : []));
};

const idOf = ({ name }: StreamStretch): string => ('id' in name ? name.id : name.kind);

/** What folding a stretch gives, or which stream stops where and why. */
const tryToFold = <Folded>({ stream, events: [first] }: StreamStretch, fold: () => Folded): { readonly folded: Folded } | StoppedPartition => {
  try {
    return { folded: fold() };
  } catch (error) {
    return { stream, eventId: first?.id ?? '', reason: error instanceof Error ? error.message : String(error) };
  }
};

/** A stream's row with further events folded in; a stream always has at least one. */
export const foldRow = (model: StreamReadModel, row: TableRow | undefined, events: StreamStretch['events']): TableRow => {
  const folded = events.reduce<TableRow | undefined>((folding, event) => model.fold(folding, event), row);
  if (!folded) throw new Error(`A stream without events has no row in ${model.kind}.`);
  return folded;
};

const foldDeals = async (
  client: PoolClient, stretches: readonly StreamStretch[],
): Promise<{ dossiers: readonly StoredDossier[]; stopped: readonly StoppedPartition[] }> => {
  const deals = stretches.filter(({ name }) => name.kind === 'deal');
  const known = await loadDossiers(client, deals.map(({ name }) => ('id' in name ? name.id : '')));
  const folded = deals.map((stretch) => foldDeal('id' in stretch.name ? known.get(stretch.name.id) : undefined, stretch));
  return {
    dossiers: folded.flatMap((each) => ('folded' in each ? [each.folded] : [])),
    stopped: folded.flatMap((each) => ('stream' in each ? [each] : [])),
  };
};

const foldDeal = (known: StoredDossier | undefined, stretch: StreamStretch): { readonly folded: StoredDossier } | StoppedPartition =>
  tryToFold(stretch, () => {
    const stored = foldDossiers(known, dealEventsOf(stretch));
    if (!stored) throw new Error('The deal was never opened.');
    return stored;
  });

const writeDeals = async (
  client: PoolClient, models: ReadModels, dossiers: readonly StoredDossier[], published: PublishedRuleSets,
): Promise<void> => {
  const dealIds = dossiers.map(({ dealId }) => dealId);
  for (const model of models.ofDeals) {
    await replacePartitions(client, model.table, 'read', dealIds, dossiers.flatMap((stored) => model.rowsOf(stored, published)));
  }
};

const ruleSetsPublishedIn = (stretches: readonly StreamStretch[]): readonly string[] =>
  stretches.flatMap(({ name, events }) => (name.kind === 'ruleset' && (events as readonly RecordedRuleSetEvent[]).some(changesPrices) ? [name.id] : []));

const changesPrices = ({ type }: RecordedRuleSetEvent): boolean => type === 'RuleSetApproved' || type === 'RuleSetRetired';

/** A published version may price deals that nothing else happened to. */
const repriceDeals = async (
  client: PoolClient, models: ReadModels, ruleSetIds: readonly string[], done: ReadonlySet<string>, published: PublishedRuleSets,
): Promise<void> => {
  if (ruleSetIds.length === 0) return;
  let page = await loadDossiersOfRuleSets(client, ruleSetIds, '', dossiersPerPage);
  while (page.length > 0) {
    await writeDeals(client, models, page.filter(({ dealId }) => !done.has(dealId)), published);
    page = await loadDossiersOfRuleSets(client, ruleSetIds, page.at(-1)?.dealId ?? '', dossiersPerPage);
  }
};
