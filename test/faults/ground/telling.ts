import { setTimeout as delay } from 'node:timers/promises';
import { dealStream } from '#events';
import type { DealId } from '#kernel';
import { seededRandom, type Random } from '../../../bench/measuring/random.js';
import type { Answer, ApiCaller } from '../../support/api/api-caller.js';
import { noonOf } from '../../support/api/payable-programme.js';
import { payees, type Ledger } from './ledger.js';

/** A command of somebody who does not give up: it is sent under one key until it is answered. */
export interface Told {
  readonly caller: ApiCaller;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  /** The stream that it alone writes to at the time; left out: others do too. */
  readonly stream?: string;
}

const patienceMs = 60_000;
const pauseMs = 100;

/** An answer that says neither yes nor "try again". */
export class UnclearAnswer extends Error {
  override readonly name = 'UnclearAnswer';
}

/** Sends a command until it is answered, and keeps what was acknowledged. Throws UnclearAnswer. */
export const tell = async ({ acknowledged }: Ledger, { caller, path, body, key, stream }: Told): Promise<Answer> => {
  for (const until = Date.now() + patienceMs; ; await delay(pauseMs)) {
    const answer = await caller.post(path, body, { 'idempotency-key': key }).catch((error: unknown) => ({ failure: String(error) }));
    if ('failure' in answer || answer.status === 503) {
      acknowledged.unanswered();
      if (Date.now() > until) throw new Error(`${path} was not answered within a minute: ${'failure' in answer ? answer.failure : JSON.stringify(answer.body)}`);
      continue;
    }
    if (answer.status !== 200) throw new UnclearAnswer(`${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    if (stream !== undefined) acknowledged.add(stream, (answer.body.events ?? []).map(({ id }) => id), answer.body['repeated'] === true);
    return answer;
  }
};

/** A deal that is worked on and won, and the name under which its commands are told. */
export interface DealToTell {
  readonly name: string;
  readonly touchpoints: number;
  /** The day of 2026 on which it is won. */
  readonly won: string;
  readonly source: string;
  readonly seller: string;
  readonly amount: string;
}

export const drawDeal = (random: Random, name: string, { touchpoints = 3, won = '02-20' } = {}): DealToTell => {
  const source = random.pick(payees);
  const seller = random.pick(payees.filter((each) => each !== source));
  return { name, touchpoints, won, source: `ptr_${source}`, seller: `ptr_${seller}`, amount: `${1_000 + random.below(90_000)}.${String(random.below(100)).padStart(2, '0')}` };
};

/** The commands of a deal, in their order. */
export const commandsOf = ({ name, touchpoints, won, source, seller, amount }: DealToTell): readonly { readonly path: string; readonly body: object }[] => {
  const dealId = `deal_${name}`;
  const on = (path: string, body: object): { readonly path: string; readonly body: object } => ({ path: `/v1/deals/${dealId}/${path}`, body });
  return [
    { path: '/v1/deals', body: { dealId, currency: 'USD', amount, model: 'sell-with', ruleSetId: 'payable', occurredAt: noonOf('01-05') } },
    on('roles', { partnerId: source, role: 'sourcing', occurredAt: noonOf('01-06') }),
    on('roles', { partnerId: seller, role: 'selling', occurredAt: noonOf('01-06') }),
    ...Array.from({ length: touchpoints }, (_, index) => on('touchpoints', {
      partnerId: index % 2 === 0 ? source : seller, role: index % 2 === 0 ? 'sourcing' : 'selling', kind: 'demo', loggedBy: 'vendor', occurredAt: noonOf('01-07'), note: `Touchpoint ${index}.` })),
    on('attribution', { bucket: 'none', occurredAt: noonOf('01-08') }),
    on('win', { occurredAt: noonOf(won) }),
  ];
};

/**
 * Tells a deal, command after command: up to so many of them, or to its end. What was told before is told again, and must be known. `through`:
 * whose word it is, and at which API.
 */
export const tellDeal = async (ledger: Ledger, deal: DealToTell, { commands, through = ledger.people.operations }: { readonly commands?: number; readonly through?: ApiCaller } = {}): Promise<void> => {
  const stream = dealStream(`deal_${deal.name}` as DealId);
  for (const [index, { path, body }] of commandsOf(deal).slice(0, commands).entries()) await tell(ledger, { caller: through, path, body, key: `${deal.name}-${index}`, stream });
};

const writersAtOnce = 3;
const roundsMax = 12;
const strikesWithinMs = 10_000;

/** How the deals of some work are drawn, and how many people tell them at once. */
export interface Work {
  readonly writers?: number;
  /** How many deals each of them tells at most. */
  readonly rounds?: number;
  readonly touchpoints?: number;
  readonly won?: string;
}

/**
 * Several people tell deals, each one after the other, until a fault has struck; resolves when what they began is acknowledged, with what it
 * struck, or undefined where all their work gave it no occasion.
 */
export const workUntil = async <What>(ledger: Ledger, random: Random, cycle: string, fault: Promise<What>, work: Work = {}): Promise<What | undefined> => {
  const { writers = writersAtOnce, rounds = roundsMax } = work;
  const end: { struck?: { readonly what: What }; failure?: { readonly error: unknown } } = {};
  fault.then((what) => { end.struck = { what }; }, (error: unknown) => { end.failure = { error }; });
  const write = async (_: unknown, writer: number): Promise<void> => {
    for (let round = 0; round === 0 || (round < rounds && !end.struck && !end.failure); round += 1) {
      await tellDeal(ledger, drawDeal(seededRandom(random.below(2 ** 31)), `${cycle}-${writer}-${round}`, work));
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  // Some points come up by themselves, a while after the work.
  for (const until = Date.now() + strikesWithinMs; !end.struck && !end.failure && Date.now() < until;) await delay(10);
  if (end.failure) throw end.failure.error;
  return end.struck?.what;
};
