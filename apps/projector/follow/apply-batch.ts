import type { PoolClient } from 'pg';
import { dealStream, type RecordedDealEvent, type RecordedEvent, type RecordedRuleSetEvent } from '#events';
import { copyRows, replacePartitions, type ReadTable, type StoppedPartition, type TableRow } from '#read-store';
import { foldDossiers, foldPublication, ruleSetOfDeal, type PublishedRuleSets, type StoredDossier } from '#rules';
import { foldStretch, type FoldedStretch, type StreamStretch } from './batch-fold.js';
import type { ReadModels, StreamReadModel } from './read-model.js';
import { loadDossiers, loadDossiersOfRuleSets, loadRows } from './table-state.js';

const dossiersPerPage = 1_000;

/** What applying a stretch of the log came to: the rule sets after it, and the streams that could not be folded to its end. */
export interface Applied {
  readonly published: PublishedRuleSets;
  readonly stopped: readonly StoppedPartition[];
}

/**
 * Writes what a stretch of the log changes in the read tables, in the caller's transaction, acting as the tables' owner. A stream
 * with an event that cannot be folded, or that no rows can be made of, keeps what it had before that event; the rest goes on.
 */
export const applyStretches = async (
  client: PoolClient, models: ReadModels, stretches: readonly StreamStretch[], before: PublishedRuleSets,
): Promise<Applied> => {
  const { published, sound, stopped } = foldRuleSets(before, stretches);
  const known = await loadKnown(client, models, sound);
  const folded = sound.map((stretch) => foldStretch(stretch, (events) => rowsAfter({ ...stretch, events }, { models, known, published })));
  await write(client, models, folded.flatMap((each) => each.folded ?? []));
  const done = new Set(folded.flatMap((each) => (each.folded === undefined ? [] : [each.stretch.stream])));
  const unpriced = await repriceDeals(client, { models, published, done, publications: publicationsIn(sound) });
  return { published, stopped: [...folded.flatMap((each) => each.stopped ?? []), ...stopped, ...unpriced] };
};

/** The rule sets come first, since deals are priced by them; a stretch of theirs is given on as far as it can be folded. */
const foldRuleSets = (before: PublishedRuleSets, stretches: readonly StreamStretch[]): Applied & { readonly sound: readonly StreamStretch[] } => {
  let published = before;
  const folded = stretches.map((stretch): FoldedStretch<PublishedRuleSets> => {
    if (stretch.name.kind !== 'ruleset') return { stretch, folded: undefined, stopped: undefined };
    const result = foldStretch(stretch, (events) => (events as readonly RecordedRuleSetEvent[]).reduce(foldPublication, published));
    published = result.folded ?? published;
    return result;
  });
  return { published, sound: folded.map(({ stretch }) => stretch), stopped: folded.flatMap(({ stopped }) => stopped ?? []) };
};

/** What the tables hold of the streams of a batch. */
interface Known {
  readonly dossiers: ReadonlyMap<string, StoredDossier>;
  readonly streamRows: ReadonlyMap<StreamReadModel, ReadonlyMap<string, TableRow>>;
}

const loadKnown = async (client: PoolClient, { ofStreams }: ReadModels, stretches: readonly StreamStretch[]): Promise<Known> => {
  const idsOfKind = (kind: string): readonly string[] => stretches.filter(({ name }) => name.kind === kind).map(idOf);
  const dossiers = await loadDossiers(client, idsOfKind('deal'));
  const streamRows = new Map<StreamReadModel, ReadonlyMap<string, TableRow>>();
  for (const model of ofStreams) streamRows.set(model, await loadRows(client, model.table, idsOfKind(model.kind)));
  return { dossiers, streamRows };
};

const idOf = ({ name }: StreamStretch): string => ('id' in name ? name.id : name.kind);

/** What one stream's events make of the tables: rows that take the place of the stream's own, and rows that are added. */
export interface RowsOfStream {
  readonly id: string;
  readonly replaced: ReadonlyMap<ReadTable, readonly TableRow[]>;
  readonly added: ReadonlyMap<ReadTable, readonly TableRow[]>;
}

interface Surroundings {
  readonly models: ReadModels;
  readonly known: Known;
  readonly published: PublishedRuleSets;
}

export const rowsAfter = (stretch: StreamStretch, { models, known, published }: Surroundings): RowsOfStream => {
  const { name, events } = stretch;
  const id = idOf(stretch);
  const stored = name.kind === 'deal' ? foldDossiers(known.dossiers.get(id), events as readonly RecordedDealEvent[]) : undefined;
  const ofStream = models.ofStreams.filter(({ kind }) => kind === name.kind);
  return {
    id,
    replaced: new Map([
      ...(stored === undefined ? [] : dealRows(stored, { models, published })),
      ...ofStream.map((model) => [model.table, [foldRow(model, known.streamRows.get(model)?.get(id), events)]] as const),
    ]),
    added: new Map(models.ofEvents.map((model) => [model.table, events.map((event) => model.rowOf(event, stored)).filter((row) => row !== undefined)])),
  };
};

const dealRows = (stored: StoredDossier, { models, published }: Omit<Surroundings, 'known'>): ReadonlyMap<ReadTable, readonly TableRow[]> =>
  new Map(models.ofDeals.map((model) => [model.table, model.rowsOf(stored, published)]));

/** A stream's row with further events folded in; a stream always has at least one. */
export const foldRow = (model: StreamReadModel, row: TableRow | undefined, events: readonly RecordedEvent[]): TableRow => {
  const folded = events.reduce<TableRow | undefined>((folding, event) => model.fold(folding, event), row);
  if (!folded) throw new Error(`A stream without events has no row in ${model.kind}.`);
  return folded;
};

const write = async (client: PoolClient, models: ReadModels, streams: readonly RowsOfStream[]): Promise<void> => {
  for (const { table } of models.ofEvents) await copyRows(client, table, 'read', streams.flatMap(({ added }) => added.get(table) ?? []));
  for (const { table } of [...models.ofDeals, ...models.ofStreams]) {
    const own = streams.filter(({ replaced }) => replaced.has(table));
    await replacePartitions(client, table, 'read', own.map(({ id }) => id), own.flatMap(({ replaced }) => replaced.get(table) ?? []));
  }
};

/** The event by which each rule set changed prices last. */
const publicationsIn = (stretches: readonly StreamStretch[]): ReadonlyMap<string, RecordedEvent> =>
  new Map(stretches.flatMap(({ name, events }) =>
    (name.kind === 'ruleset' ? events.filter(changesPrices).map((event) => [name.id, event] as const) : [])));

const changesPrices = ({ type }: RecordedEvent): boolean => type === 'RuleSetApproved' || type === 'RuleSetRetired';

interface Repricing {
  readonly models: ReadModels;
  readonly published: PublishedRuleSets;
  readonly publications: ReadonlyMap<string, RecordedEvent>;
  /** The streams whose rows are of these rule sets already. */
  readonly done: ReadonlySet<string>;
}

/** A published version may price deals that nothing else happened to; a deal that it cannot price stops at it and keeps its rows. */
const repriceDeals = async (client: PoolClient, { models, published, publications, done }: Repricing): Promise<readonly StoppedPartition[]> => {
  const stopped: StoppedPartition[] = [];
  const ruleSetIds = [...publications.keys()];
  let page = ruleSetIds.length === 0 ? [] : await loadDossiersOfRuleSets(client, ruleSetIds, '', dossiersPerPage);
  while (page.length > 0) {
    const priced = page.filter(({ dealId }) => !done.has(dealStream(dealId))).map((stored) =>
      foldStretch(repricingOf(stored, publications), () => ({ id: stored.dealId, replaced: dealRows(stored, { models, published }), added: new Map() })));
    await write(client, models, priced.flatMap(({ folded }) => folded ?? []));
    stopped.push(...priced.flatMap((each) => each.stopped ?? []));
    page = await loadDossiersOfRuleSets(client, ruleSetIds, page.at(-1)?.dealId ?? '', dossiersPerPage);
  }
  return stopped;
};

/** For a deal, the publication is one more event. */
const repricingOf = (stored: StoredDossier, publications: ReadonlyMap<string, RecordedEvent>): StreamStretch => {
  const publication = publications.get(ruleSetOfDeal(stored));
  return { stream: dealStream(stored.dealId), name: { kind: 'deal', id: stored.dealId }, events: publication === undefined ? [] : [publication] };
};
