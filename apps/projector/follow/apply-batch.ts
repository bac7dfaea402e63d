import type { EventStore, StoredEvent } from '#event-store';
import { dealStream, readEvent, type RecordedDealEvent, type RecordedEvent } from '#events';
import type { ReadTable, StoppedPartition, TableRow } from '#read-store';
import { foldDossiers, foldTerms, termsStreams, type StoredDossier, type Terms } from '#rules';
import { foldStretch, readBatch, type FoldedStretch, type StreamStretch } from './batch-fold.js';
import type { FollowerParts } from './ledger-follower.js';
import type { ReadModels, StreamReadModel } from './read-model.js';
import { changedTerms, concernsNobody, type ChangedTerms } from './changed-terms.js';
import { eventsThatStand, loadDossiers, loadDossiersConcerned, loadRows, type TablesAt } from './table-state.js';
import { writeRows, type RowsOfStream } from './write-rows.js';
import type { WrittenDeals } from './written-deals.js';

const dossiersPerPage = 1_000;

/** What applying a stretch of the log came to: the terms after it, and the streams that could not be folded to its end. */
export interface Applied {
  readonly terms: Terms;
  readonly stopped: readonly StoppedPartition[];
}

/** What stood before a batch: the terms, the deals written last, and the streams that are stopped. */
export interface StoodBefore {
  readonly terms: Terms;
  readonly written: WrittenDeals;
  readonly stopped: ReadonlySet<string>;
}

/**
 * Writes what a batch of the log changes in the tables, in the caller's transaction, acting as the tables' owner. A stream with an
 * event that cannot be read or folded, or that no rows can be made of, keeps what it had before that event; the rest goes on.
 */
export const applyBatch = async (
  at: TablesAt, parts: Pick<FollowerParts, 'store' | 'models'>, events: readonly StoredEvent[], before: StoodBefore,
): Promise<Applied> => {
  const eventIds = await eventsThatStand(at, parts.models, events.map(({ id }) => id));
  const read = readBatch(events, { stopped: before.stopped, eventIds });
  const applied = await applyStretches(at, parts, read.stretches, before);
  // What could be read stops before what could not: of two faults in one stream the first is named.
  return { terms: applied.terms, stopped: firstOfEachStream([...applied.stopped, ...read.stopped]) };
};

const firstOfEachStream = (stopped: readonly StoppedPartition[]): readonly StoppedPartition[] =>
  stopped.filter(({ stream }, index) => stopped.findIndex((other) => other.stream === stream) === index);

const applyStretches = async (
  at: TablesAt, { store, models }: Pick<FollowerParts, 'store' | 'models'>, stretches: readonly StreamStretch[], before: Omit<StoodBefore, 'stopped'>,
): Promise<Applied> => {
  const { written } = before;
  const { terms, sound, stopped } = foldAllTerms(before.terms, stretches);
  const known = { ...await loadKnown(at, models, sound, written), earlier: await earlierEvents(store, models, sound) };
  const folded = sound.map((stretch) => foldStretch(stretch, (events) => rowsAfter({ ...stretch, events }, { models, known, terms })));
  await writeRows(at, models, folded.flatMap((each) => each.folded ?? []), written);
  const done = new Set(folded.flatMap((each) => (each.folded === undefined ? [] : [each.stretch.stream])));
  const unpriced = await repriceDeals(at, { models, terms, done, written, changed: changedTerms(terms, sound) });
  return { terms, stopped: [...folded.flatMap((each) => each.stopped ?? []), ...stopped, ...unpriced] };
};

/** The terms come first, since deals are priced by them; a stretch of theirs is given on as far as it can be folded. */
const foldAllTerms = (before: Terms, stretches: readonly StreamStretch[]): Applied & { readonly sound: readonly StreamStretch[] } => {
  let terms = before;
  const folded = stretches.map((stretch): FoldedStretch<Terms> => {
    if (!tellTerms.has(stretch.name.kind)) return { stretch, folded: undefined, stopped: undefined };
    const result = foldStretch(stretch, (events) => events.reduce(foldTerms, terms));
    terms = result.folded ?? terms;
    return result;
  });
  return { terms, sound: folded.map(({ stretch }) => stretch), stopped: folded.flatMap(({ stopped }) => stopped ?? []) };
};

const tellTerms: ReadonlySet<string> = new Set(termsStreams);

/** What the tables, and the log, hold of the streams of a batch. */
interface Known {
  readonly dossiers: ReadonlyMap<string, StoredDossier>;
  readonly streamRows: ReadonlyMap<StreamReadModel, ReadonlyMap<string, TableRow>>;
  /** Of the streams whose rows follow from their history, the events before the batch's. */
  readonly earlier: ReadonlyMap<string, readonly RecordedEvent[]>;
}

const loadKnown = async (
  at: TablesAt, { ofStreams }: ReadModels, stretches: readonly StreamStretch[], written: WrittenDeals,
): Promise<Omit<Known, 'earlier'>> => {
  const idsOfKind = (kind: string): readonly string[] => stretches.filter(({ name }) => name.kind === kind).map(idOf);
  const remembered = idsOfKind('deal').flatMap((id) => written.dossierOf(id) ?? []);
  const dossiers = await loadDossiers(at, idsOfKind('deal').filter((id) => !written.has(id)));
  for (const stored of remembered) dossiers.set(stored.dealId, stored);
  const streamRows = new Map<StreamReadModel, ReadonlyMap<string, TableRow>>();
  for (const model of ofStreams) streamRows.set(model, await loadRows(at, model.table, idsOfKind(model.kind)));
  return { dossiers, streamRows };
};

const earlierEvents = async (store: EventStore, { ofHistories }: ReadModels, stretches: readonly StreamStretch[]): Promise<Known['earlier']> => {
  const earlier = new Map<string, readonly RecordedEvent[]>();
  for (const { stream, name, events: [first] } of stretches) {
    if (first === undefined || first.revision === 0 || !ofHistories.some(({ kind }) => kind === name.kind)) continue;
    const stored = await store.readStream(stream);
    earlier.set(stream, stored.filter(({ revision }) => revision < first.revision).map(readEvent));
  }
  return earlier;
};

const idOf = ({ name }: StreamStretch): string => ('id' in name ? name.id : name.kind);

interface Surroundings {
  readonly models: ReadModels;
  readonly known: Known;
  readonly terms: Terms;
}

export const rowsAfter = (stretch: StreamStretch, { models, known, terms }: Surroundings): RowsOfStream => {
  const { name, events } = stretch;
  const id = idOf(stretch);
  const stored = name.kind === 'deal' ? foldDossiers(known.dossiers.get(id), events as readonly RecordedDealEvent[]) : undefined;
  const ofStream = models.ofStreams.filter(({ kind }) => kind === name.kind);
  return {
    id, stored,
    isNew: stored !== undefined && !known.dossiers.has(id),
    replaced: new Map([
      ...(stored === undefined ? [] : dealRows(stored, { models, terms })),
      ...ofStream.map((model) => [model.table, [foldRow(model, known.streamRows.get(model)?.get(id), events)]] as const),
    ]),
    added: new Map([
      ...models.ofEvents.map((model) => [model.table, events.map((event) => model.rowOf(event, stored)).filter((row) => row !== undefined)] as const),
      ...models.ofLines.filter(({ kind }) => kind === name.kind).map((model) => [model.table, events.flatMap((event) => model.rowsOf(event, terms))] as const),
      ...models.ofHistories.filter(({ kind }) => kind === name.kind).map((model) =>
        [model.table, model.rowsOf(known.earlier.get(stretch.stream) ?? [], events, terms)] as const),
    ]),
  };
};

const dealRows = (stored: StoredDossier, { models, terms }: Omit<Surroundings, 'known'>): ReadonlyMap<ReadTable, readonly TableRow[]> =>
  new Map(models.ofDeals.map((model) => [model.table, model.rowsOf(stored, terms)]));

/** A stream's row with further events folded in; a stream always has at least one. */
export const foldRow = (model: StreamReadModel, row: TableRow | undefined, events: readonly RecordedEvent[]): TableRow => {
  const folded = events.reduce<TableRow | undefined>((folding, event) => model.fold(folding, event), row);
  if (!folded) throw new Error(`A stream without events has no row in ${model.kind}.`);
  return folded;
};

interface Repricing {
  readonly models: ReadModels;
  readonly terms: Terms;
  readonly changed: ChangedTerms;
  readonly written: WrittenDeals;
  /** The streams whose rows are of these terms already. */
  readonly done: ReadonlySet<string>;
}

/** Changed terms may price deals that nothing else happened to; a deal that they cannot price stops at the change and keeps its rows. */
const repriceDeals = async (at: TablesAt, { models, terms, changed, done, written }: Repricing): Promise<readonly StoppedPartition[]> => {
  const stopped: StoppedPartition[] = [];
  if (concernsNobody(changed)) return stopped;
  written.forgetAll();
  let page = await loadDossiersConcerned(at, changed, { afterDealId: '', limit: dossiersPerPage });
  while (page.length > 0) {
    const priced = page.filter(({ dealId }) => !done.has(dealStream(dealId))).map((stored) =>
      foldStretch(repricingOf(stored, changed), () => ({ id: stored.dealId, stored, isNew: false, replaced: dealRows(stored, { models, terms }), added: new Map() })));
    await writeRows(at, models, priced.flatMap(({ folded }) => folded ?? []), written);
    stopped.push(...priced.flatMap((each) => each.stopped ?? []));
    page = await loadDossiersConcerned(at, changed, { afterDealId: page.at(-1)?.dealId ?? '', limit: dossiersPerPage });
  }
  return stopped;
};

/** For a deal, the change is one more event. */
const repricingOf = (stored: StoredDossier, { last }: ChangedTerms): StreamStretch =>
  ({ stream: dealStream(stored.dealId), name: { kind: 'deal', id: stored.dealId }, events: last === undefined ? [] : [last] });
