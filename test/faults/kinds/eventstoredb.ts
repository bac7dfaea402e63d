import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../../bench/measuring/random.js';
import type { Misbehaviour } from '../../support/eventstoredb-double/misbehaviour.js';
import type { EventStoreDbDouble } from '../../support/eventstoredb-double/event-store-db-double.js';
import { eventually } from '../../support/postgres/eventually.js';
import type { Ledger } from '../ground/ledger.js';
import { workUntil } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';

const doubleOf = ({ eventStoreDb }: Ledger): EventStoreDbDouble => {
  if (!eventStoreDb) throw new Error('The log of this ledger does not lie in EventStoreDB.');
  return eventStoreDb.double;
};

/** Waits for the beginning of an append. */
const untilAppends = async (double: EventStoreDbDouble, further: number): Promise<void> => {
  const wanted = double.calls('append') + further;
  await eventually(() => double.calls('append') >= wanted);
};

const misbehaves = (name: string, draw: (random: Random) => Misbehaviour): Fault => ({
  name,
  log: 'eventstoredb',
  run: async (ledger, random, cycle) => {
    const [double, letBy, misbehaviour] = [doubleOf(ledger), 1 + random.below(12), draw(random)];
    const struck = async (): Promise<string> => {
      await untilAppends(double, letBy);
      double.misbehave('append', misbehaviour);
      await untilAppends(double, 1);
      return `append ${letBy}: ${Object.values(misbehaviour).join(' ')}`;
    };
    return workUntil(ledger, random, cycle, struck());
  },
});

/** Longer than the product waits for an answer. */
const tooLateMs = 5_300;

export const eventStoreHangs = misbehaves('EventStoreDB never answers', (random) => random.pick([{ kind: 'hang' }, { kind: 'swallow-answer' }]));
export const eventStoreResets = misbehaves('EventStoreDB cuts connections', (random) => random.pick([{ kind: 'reset' }, { kind: 'lose-answer' }]));
export const eventStoreIsLate = misbehaves('EventStoreDB answers late', (random) => ({ kind: random.pick(['delay', 'answer-late']), delayMs: random.pick([400, tooLateMs]) }));
export const eventStoreRepeats = misbehaves('EventStoreDB answers twice', () => ({ kind: 'repeat-answer' }));

/** The server is gone in the middle of appends and subscriptions, and comes back at its port. */
export const eventStoreGone: Fault = {
  name: 'EventStoreDB gone for a while',
  log: 'eventstoredb',
  run: async (ledger, random, cycle) => {
    const [double, letBy, goneMs] = [doubleOf(ledger), random.below(12), random.below(800)];
    const gone = async (): Promise<string> => {
      await untilAppends(double, letBy);
      await double.stop();
      await delay(goneMs);
      await double.start();
      return `append ${letBy}, for ${goneMs} ms`;
    };
    return workUntil(ledger, random, cycle, gone());
  },
};
