import type { PoolClient } from 'pg';
import { oneAtATime } from '#command-handling';
import { batchStream, payoutsStream, programmeStream, readEvent, readStreamName } from '#events';
import type { EventStore } from '#event-store';
import type { EventId, Instant } from '#kernel';
import { leftOutKey, type BatchState, type PayoutState, type ProgrammeState, type RegisteredBatch } from '#ledger';
import { accountPostings, batchWaits, disputeHolds, listPayouts, listRates, payees, paymentsAndLeftOut, type BatchWait, type ReadSql, type RegisteredPayout } from '#projections';
import { readStopped } from '#read-store';
import { accountsOf, foldTerms, listingsOf, minimumsOf, noTerms, successorsOf, termsEventTypes, type BatchListing, type Terms } from '#rules';
import { inTransaction } from '../follow/ledger-follower.js';
import { issueCommands, type OwnCommand } from './issue-commands.js';
import type { Reaction, ReactionParts } from './reaction.js';

type Parts = ReactionParts & { readonly follower: string };

/**
 * Puts together the batch that somebody asked for: a payment, or the reason for none, for each account of which something is payable, then
 * the proposal that waits for a second person. Projectors take turns, and what was listed before a crash is not listed again.
 */
export const assembleBatches = (parts: Parts): Reaction => {
  const inTurn = oneAtATime(parts.pool);
  return {
    name: 'assemble payout batches',
    run: async () => {
      const last = await lastBatch(parts);
      if (last?.standing === 'assembling') await inTurn(() => assemble(parts));
    },
  };
};

const lastBatch = async ({ commandHandling }: ReactionParts): Promise<RegisteredBatch | undefined> =>
  ((await commandHandling.stateOf('payouts', payoutsStream)).state as PayoutState).batches.at(-1);

const assemble = async (parts: Parts): Promise<void> => {
  const { commandHandling, report } = parts;
  const last = await lastBatch(parts);
  if (last?.standing !== 'assembling') return;
  const { waits, found, listings } = await batchListings(parts, last.batch);
  const streams = waits.flatMap((wait) => (wait.because === 'streamStopped' ? [wait.stream] : []));
  if (streams.length > 0) report('a batch waits for streams that are stopped', { batch: last.batch, streams });
  if (found === undefined) return;
  const { batch } = found;
  const cause = { causationId: found.requestId as EventId, occurredAt: found.occurredAt as Instant };
  const listed = (await commandHandling.stateOf('batch', batchStream(batch))).state as BatchState;
  const missing = listings.filter((listing) => !isListed(listed, listing));
  await issueCommands(commandHandling, missing.map((listing) => commandOf(batch, listing)), { kind: 'batch', stream: batchStream(batch), ...cause });
  await issueCommands(commandHandling, [{ key: `batch:${batch}`, command: { type: 'ProposePayoutBatch', batch } as OwnCommand['command'] }],
    { kind: 'payouts', stream: payoutsStream, ...cause });
};

/** What is disputed of an account is listed beside the account itself. */
const isListed = ({ payments, leftOut }: BatchState, { listed, data }: BatchListing): boolean => {
  const { partnerId, currency } = data;
  if (listed === 'leftOut' && data.because === 'disputed') return leftOut.has(leftOutKey(data));
  return leftOut.has(`${partnerId} ${currency}`) || [...payments.values()].some((payment) => payment.partnerId === partnerId && payment.currency === currency);
};

const commandOf = (batch: number, { listed, data }: BatchListing): OwnCommand => ({
  key: `batch:${batch}:${data.partnerId}-${data.currency}${listed === 'leftOut' && data.because === 'disputed' ? '-disputed' : ''}`, command: { type: listed === 'payment' ? 'ProposePayment' : 'LeaveOutPayment', ...data } });

interface Listings {
  readonly waits: readonly BatchWait[];
  /** Undefined while the batch waits, or the read models do not hold its request. */
  readonly found: RegisteredPayout | undefined;
  readonly listings: readonly BatchListing[];
}

/** What the batch lists and what it waits for, out of one state of the read models; what it has listed already takes nothing off. */
const batchListings = async ({ store, pool, commandHandling, follower }: Parts, batch: number): Promise<Listings> => {
  const programme = (await commandHandling.recentStateOf('programme', programmeStream)) as ProgrammeState;
  if (programme.status === 'none') throw new Error('A batch was requested before the programme was founded.');
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const sql = sqlOf(client);
    const waits = await batchWaits(sql, await readStopped(client, follower));
    const found = waits.length > 0 ? undefined : (await listPayouts(sql)).find((each) => each.batch === batch);
    if (found === undefined) return { waits, found, listings: [] };
    const { cutOff } = found;
    const terms = await termsNow(store);
    const { payments } = await paymentsAndLeftOut(sql, { partnerIds: null, batch: null });
    const facts = {
      postings: await accountPostings(sql, null), holds: await disputeHolds(sql, null), payments: payments.filter((payment) => payment.batch !== batch),
      successors: successorsOf(terms.mergers), timeZone: programme.calendar.timeZone };
    return { waits, found, listings: listingsOf(accountsOf(facts, cutOff), {
      batch, cutOff, payees: await payees(sql), minimums: minimumsOf(terms.published), rates: await listRates(sql, { after: -1, limit: null, currency: null }) }) };
  });
};

const termsNow = async (store: EventStore): Promise<Terms> => {
  let terms = noTerms;
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (readStreamName(stored.stream) !== undefined) terms = foldTerms(terms, readEvent(stored));
  }
  return terms;
};

const sqlOf = (client: PoolClient): ReadSql => async <Row>(text: string, values: readonly unknown[]) => (await client.query(text, [...values])).rows as Row[];
