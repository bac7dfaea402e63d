import type { PoolClient } from 'pg';
import { awardText, countAwards, draftedStatements, type Closing, type ReadSql } from '#closing';
import type { EventStore } from '#event-store';
import { awardDealsMax, periodsStream, readStreamName, statementsStream } from '#events';
import { firstInstantOfPeriod, lastInstantOfPeriod, type PartnerId, type Period } from '#kernel';
import type { PeriodState, ProgrammeState } from '#ledger';
import { readStopped } from '#read-store';
import {
  addLines, saysSomething, statementParts, totalAmounts, type AwardsFound, type ClosingCause, type DraftedStatement, type LineTotals,
} from '#rules';
import { inTransaction } from '../follow/ledger-follower.js';
import { issueCommands, type OwnCommand } from './issue-commands.js';
import type { Reaction, ReactionParts } from './reaction.js';

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
  const counted = await inTransaction(pool, (client) => countAwards(store, sqlOf(client), closing));
  await issueCommands(commandHandling, awardCommands(counted.found, cause), { kind: 'statements', stream, ...to });
  let totals: LineTotals = new Map();
  let statements = 0;
  await inTransaction(pool, async (client) => {
    for await (const { partnerId, statement } of draftedStatements(store, sqlOf(client), { closing, ...counted })) {
      if (!saysSomething(statement)) {
        report('a statement says nothing and is not issued', { partnerId });
        continue;
      }
      await issueCommands(commandHandling, statementCommands(statement, { partnerId, period: cause.period }), { kind: 'statements', stream, ...to });
      totals = addLines(totals, statement.lines);
      statements += 1;
    }
  });
  const command = {
    type: 'ClosePeriod', period: cause.period, firstInstant: firstInstantOfPeriod(cause.period, calendar), lastInstant: lastInstantOfPeriod(cause.period, calendar),
    ordinal: await ordinalOf(store, cause.eventId),
    totals: totalAmounts(totals) };
  await issueCommands(commandHandling, [{ key: `close:${cause.period}`, command }], { kind: 'periods', stream: periodsStream, ...to });
  report('a period is closed', { period: cause.period, statements });
};

/** What is written of the awards that a closing found: an award that rests on more deals than an event holds goes on in further ones. */
export const awardCommands = ({ counted, takenBack }: AwardsFound, { period }: ClosingCause): readonly OwnCommand[] => [
  ...counted.flatMap(({ dealIds, ...award }) => Array.from({ length: Math.max(1, Math.ceil(dealIds.length / awardDealsMax)) }, (_, index) => {
    const named = { ...award, dealIds: dealIds.slice(index * awardDealsMax, (index + 1) * awardDealsMax) };
    const key = `award:${awardText(named)}`;
    return index === 0 ? { key, command: { type: 'CountAward', ...named } } : { key: `${key}:${index + 1}`, command: { type: 'ContinueAward', ...named, part: index + 1 } };
  })),
  ...takenBack.map(({ period: awardedFor, ...award }) => ({
    key: `taken:${period}:${awardedFor}:${awardText({ ...award, period: awardedFor })}`, command: { type: 'TakeBackAward', period, awardedFor, ...award } })),
];

const statementCommands = (statement: DraftedStatement, of: { readonly partnerId: PartnerId; readonly period: Period }): readonly OwnCommand[] =>
  statementParts(statement, of).map((part) => ({ key: `statement:${of.period}:${of.partnerId}:${part.part}`, command: { type: 'IssueStatement', ...part } }));

/** How many events of ours the log holds up to one of them, itself included: the same on every store. */
const ordinalOf = async (store: EventStore, eventId: string): Promise<number> => {
  let ordinal = 0;
  for await (const { id, stream } of store.readAll()) {
    if (readStreamName(stream) !== undefined) ordinal += 1;
    if (id === eventId) break;
  }
  return ordinal;
};

const sqlOf = (client: PoolClient): ReadSql => async <Row>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as Row[];
