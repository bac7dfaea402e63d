import type { PoolClient } from 'pg';
import type { EventStore } from '#event-store';
import { periodsStream, readEvent, readStreamName, statementsStream } from '#events';
import {
  firstInstantOfPeriod, formatLocalDay, formatMinor, lastInstantOfPeriod, localDayOf, type Currency, type FiscalCalendar, type PartnerId, type Period,
} from '#kernel';
import type { PeriodState, ProgrammeState } from '#ledger';
import { readStopped } from '#read-store';
import {
  awardLines, awardTally, draftStatement, foldTerms, lineMinor, noTerms, saysSomething, statementParts, termsEventTypes, type AwardsFound, type BalanceBefore,
  type ClosingCause, type DraftLine, type StoredDossier, type Terms,
} from '#rules';
import { inTransaction } from '../follow/ledger-follower.js';
import { balancesBefore, awardsIssued, closedDifferences, entriesBefore, postingsByPartner } from './closing-account.js';
import { issueCommands, type OwnCommand } from './issue-commands.js';
import { mergerLines, otherLines, paidByPartner } from './closing-facts.js';
import type { Reaction, ReactionParts } from './reaction.js';

/** The closing that was approved and is not ended. */
interface Closing {
  readonly cause: ClosingCause;
  readonly after: Period | null;
  readonly calendar: FiscalCalendar;
}

/**
 * Ends closings that two people decided: counts the awards of the quarter, issues every statement part by part, then closes it. All of it
 * is worked out again after a crash, from what was known at the approval, and what was written before is not written twice.
 */
export const closePeriods = (parts: ReactionParts & { readonly follower: string }): Reaction => ({
  name: 'close periods',
  run: async () => {
    const closing = await closingUnderWay(parts);
    if (closing !== undefined) await close(parts, closing);
  },
});

const closingUnderWay = async ({ commandHandling, pool, report, follower }: ReactionParts & { readonly follower: string }): Promise<Closing | undefined> => {
  const periods = (await commandHandling.stateOf('periods', periodsStream)).state as PeriodState;
  if (periods.status !== 'closing') return undefined;
  const { period, knownAt, lastClosed } = periods;
  const programme = (await commandHandling.recentStateOf('programme', 'programme')) as ProgrammeState;
  if (programme.status === 'none') return undefined;
  const approval = await inTransaction(pool, async (client) => {
    const stopped = await readStopped(client, follower);
    if (stopped.length > 0) report('a closing waits for streams that are stopped', { period, streams: stopped.map(({ stream }) => stream) });
    return stopped.length > 0 ? undefined : approvalOf(client, period);
  });
  return approval === undefined ? undefined : { cause: { period, knownAt, eventId: approval as ClosingCause['eventId'] }, after: lastClosed, calendar: programme.calendar };
};

/** The approval's event, once the read models hold everything up to it. */
const approvalOf = async (client: PoolClient, period: Period): Promise<string | undefined> =>
  (await client.query<{ id: string }>(`SELECT event_id AS id FROM read.periods WHERE period = $1 AND standing = 'closing'`, [period])).rows[0]?.id;

const close = async (parts: ReactionParts, closing: Closing): Promise<void> => {
  const { store, pool, commandHandling, report } = parts;
  const { cause, calendar } = closing;
  const to = { causationId: cause.eventId, occurredAt: cause.knownAt };
  const stream = statementsStream(cause.period);
  const counted = await inTransaction(pool, (client) => countAwards(store, client, closing));
  await issueCommands(commandHandling, awardCommands(counted.found, cause), { kind: 'statements', stream, ...to });
  const totals = new Map<string, bigint>();
  let statements = 0;
  await inTransaction(pool, async (client) => {
    for await (const { partnerId, commands, sums } of draftedStatements(store, client, { closing, ...counted })) {
      await issueCommands(commandHandling, commands, { kind: 'statements', stream, ...to });
      for (const [currency, minor] of sums) totals.set(currency, (totals.get(currency) ?? 0n) + minor);
      statements += commands.length > 0 ? 1 : 0;
      if (commands.length === 0) report('a statement says nothing and is not issued', { partnerId });
    }
  });
  const command = {
    type: 'ClosePeriod', period: cause.period, firstInstant: firstInstantOfPeriod(cause.period, calendar), lastInstant: lastInstantOfPeriod(cause.period, calendar),
    ordinal: await ordinalOf(store, cause.eventId),
    totals: [...totals].sort(([left], [right]) => (left < right ? -1 : 1)).map(([currency, minor]) => ({ currency, amount: formatMinor(minor, currency as Currency) })) };
  await issueCommands(commandHandling, [{ key: `close:${cause.period}`, command }], { kind: 'periods', stream: periodsStream, ...to });
  report('a period is closed', { period: cause.period, statements });
};

interface Counted {
  readonly found: AwardsFound;
  /** The terms of the closing: with what it counts, without what it takes back. */
  readonly terms: Terms;
}

const countAwards = async (store: EventStore, client: PoolClient, { cause }: Closing): Promise<Counted> => {
  const known = await termsKnown(store, cause);
  const tally = awardTally(known, cause);
  let page = await dossiersAfter(client, '');
  while (page.length > 0) {
    page.forEach(tally.add);
    page = await dossiersAfter(client, page.at(-1)?.dealId ?? '');
  }
  const found = tally.found();
  const isTaken = new Set(found.takenBack.map(awardText));
  return { found, terms: { ...known, awards: [
    ...known.awards.map((award) => (isTaken.has(awardText(award)) ? { ...award, takenBackIn: cause.period } : award)),
    ...found.counted.map((award) => ({ ...award, takenBackIn: null })) ] } };
};

/** The terms as they were known at the closing, without what this very closing wrote before it was broken off. */
const termsKnown = async (store: EventStore, { period, knownAt }: ClosingCause): Promise<Terms> => {
  let terms = noTerms;
  const own = statementsStream(period);
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (stored.stream === own || readStreamName(stored.stream) === undefined) continue;
    const event = readEvent(stored);
    // An award is an earlier closing's word, whenever it was written down; all else counts by when it was told.
    if (event.metadata.recordedAt <= knownAt || event.stream.startsWith('statements-') || event.type === 'PeriodClosed') terms = foldTerms(terms, event);
  }
  return terms;
};

const awardText = ({ period, ruleSetId, version, clause, partnerId }: AwardsFound['counted'][number]): string => [period, ruleSetId, version, clause, partnerId].join(' ');

const dossiersPerPage = 500;

const dossiersAfter = async (client: PoolClient, dealId: string): Promise<readonly StoredDossier[]> =>
  (await client.query<{ stored: string }>('SELECT stored FROM read.deal_dossier WHERE deal_id > $1 ORDER BY deal_id LIMIT $2', [dealId, dossiersPerPage]))
    .rows.map(({ stored }) => JSON.parse(stored) as StoredDossier);

const awardCommands = ({ counted, takenBack }: AwardsFound, { period }: ClosingCause): readonly OwnCommand[] => [
  ...counted.map((award) => ({ key: `award:${awardText(award)}`, command: { type: 'CountAward', ...award } })),
  ...takenBack.map(({ period: awardedFor, ...award }) => ({
    key: `taken:${period}:${awardedFor}:${awardText({ ...award, period: awardedFor })}`, command: { type: 'TakeBackAward', period, awardedFor, ...award } })),
];

interface Drafted {
  readonly partnerId: PartnerId;
  readonly commands: readonly OwnCommand[];
  readonly sums: ReadonlyMap<string, bigint>;
}

/** Every statement of the quarter, partner by partner in the order of their ids; mergers last, when it is known what moves. */
async function* draftedStatements(store: EventStore, client: PoolClient, { closing, found, terms }: Counted & { readonly closing: Closing }): AsyncGenerator<Drafted> {
  const { cause, after, calendar } = closing;
  const before = await balancesBefore(client, cause.period);
  const extra = new Map<PartnerId, DraftLine[]>();
  const add = (partnerId: PartnerId, lines: readonly DraftLine[]): void => { extra.set(partnerId, [...(extra.get(partnerId) ?? []), ...lines]); };
  for (const [partnerId, lines] of awardLines(terms, found, { cause, issued: await awardsIssued(client, cause.period) })) add(partnerId, lines);
  for (const [partnerId, lines] of await otherLines(store, client, { cause, terms, calendar, differences: await closedDifferences(client, { after, knownAt: cause.knownAt }) })) add(partnerId, lines);
  const paid = await paidByPartner(store, cause.knownAt);
  const lastDay = formatLocalDay(localDayOf(lastInstantOfPeriod(cause.period, calendar), calendar.timeZone));
  const draft = async (partnerId: PartnerId, lines: readonly DraftLine[]) => draftStatement({
    lastDay, lines, before: before.get(partnerId) ?? new Map<string, BalanceBefore>(), paidMinor: paid.get(partnerId) ?? new Map<string, bigint>(),
    entriesBefore: await entriesBefore(client, partnerId, { period: cause.period, lines }) });
  const own = new Map<PartnerId, readonly DraftLine[]>();
  const merged = new Set<PartnerId>(terms.mergers.filter(({ recordedAt }) => recordedAt <= cause.knownAt).flatMap(({ from, into }) => [from, into]));
  const rest = new Set<PartnerId>([...before.keys(), ...paid.keys(), ...extra.keys()]);
  for await (const { partnerId, lines } of postingsByPartner(client, { period: cause.period, after, knownAt: cause.knownAt })) {
    rest.delete(partnerId);
    const all = [...lines, ...(extra.get(partnerId) ?? [])];
    if (merged.has(partnerId)) own.set(partnerId, all);
    else yield drafted(await draft(partnerId, all), { partnerId, period: cause.period });
  }
  for (const partnerId of [...rest].sort()) {
    if (merged.has(partnerId)) own.set(partnerId, extra.get(partnerId) ?? []);
    else yield drafted(await draft(partnerId, extra.get(partnerId) ?? []), { partnerId, period: cause.period });
  }
  const moved = await mergerLines([...merged].sort(), { terms, cause, calendar, draft: (partnerId) => draft(partnerId, own.get(partnerId) ?? []) });
  for (const partnerId of [...merged].sort()) {
    yield drafted(await draft(partnerId, [...(own.get(partnerId) ?? []), ...(moved.get(partnerId) ?? [])]), { partnerId, period: cause.period });
  }
}

const drafted = (statement: ReturnType<typeof draftStatement>, { partnerId, period }: { readonly partnerId: PartnerId; readonly period: Period }): Drafted => {
  if (!saysSomething(statement)) return { partnerId, commands: [], sums: new Map() };
  const sums = new Map<string, bigint>();
  for (const line of statement.lines) if (!line.withheld) sums.set(line.currency, (sums.get(line.currency) ?? 0n) + lineMinor(line));
  return { partnerId, sums, commands: statementParts(statement, { period, partnerId }).map((part) => ({
    key: `statement:${period}:${partnerId}:${part.part}`, command: { type: 'IssueStatement', ...part } })) };
};

/** How many events of ours the log holds up to one of them, itself included: the same on every store. */
const ordinalOf = async (store: EventStore, eventId: string): Promise<number> => {
  let ordinal = 0;
  for await (const { id, stream } of store.readAll()) {
    if (readStreamName(stream) !== undefined) ordinal += 1;
    if (id === eventId) break;
  }
  return ordinal;
};
