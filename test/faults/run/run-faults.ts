import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom, type Random } from '../../../bench/measuring/random.js';
import type { Acknowledgements } from '../ground/acknowledged.js';
import { openGround, type Ground } from '../ground/ground.js';
import { openLedger, type Ledger } from '../ground/ledger.js';
import { faults } from '../kinds/index.js';
import { faultsOfBooks } from '../checks/books.check.js';
import { faultsOfLog } from '../checks/log.check.js';
import { faultsOfReadModels } from '../checks/read-models.check.js';
import { faultsOfTree } from '../checks/tree.check.js';
import type { Fault } from './fault.js';
import type { FaultsOptions } from './options.js';

/** What one cycle came to. */
export interface CycleResult extends Acknowledgements {
  readonly cycle: number;
  readonly fault: string;
  /** What was interrupted; undefined where the fault did not strike. */
  readonly struck: string | undefined;
  /** What is wrong after it; none: nothing lost, nothing twice. */
  readonly wrong: readonly string[];
  readonly tookMs: number;
}

/** Runs cycles one after the other on ledgers that each go through every fault once; tells of each when it is over. */
export const runFaults = async (options: FaultsOptions, told: (result: CycleResult) => void): Promise<readonly CycleResult[]> => {
  const ground = await openGround();
  const results: CycleResult[] = [];
  try {
    for (const batch of decks(options)) {
      for (const result of await runDeck(ground, batch, told)) results.push(result);
    }
  } finally {
    await ground.close(results.some(({ wrong }) => wrong.length > 0));
  }
  return results;
};

interface Drawn {
  readonly cycle: number;
  readonly fault: Fault;
  readonly random: Random;
}

/** The cycles by the ledger that they run on: every fault once, in an order that the seed draws. */
const decks = ({ cycles, seed, only }: FaultsOptions): readonly (readonly Drawn[])[] => {
  const drawn = Array.from({ length: Math.ceil(Math.max(cycles, only ?? 0) / faults.length) }, (_, deck) =>
    shuffled(faults, seededRandom(seed * 7_919 + deck)).map((fault, index) => {
      const cycle = deck * faults.length + index + 1;
      return { cycle, fault, random: seededRandom(seed * 104_729 + cycle) };
    }));
  return drawn.map((deck) => deck.filter(({ cycle }) => (only === undefined ? cycle <= cycles : cycle === only))).filter((deck) => deck.length > 0);
};

const shuffled = <Item>(items: readonly Item[], random: Random): Item[] => {
  const left = [...items];
  return items.map(() => left.splice(random.below(left.length), 1)[0] as Item);
};

/** One ledger for each place that a log may lie in. One on which something went wrong is given up; the rest of its cycles run on a fresh one. */
const runDeck = async (ground: Ground, deck: readonly Drawn[], told: (result: CycleResult) => void): Promise<readonly CycleResult[]> => {
  const results: CycleResult[] = [];
  const ledgers = new Map<string, Ledger>();
  for (const drawn of deck) {
    const log = drawn.fault.log ?? 'postgresql';
    const ledger = ledgers.get(log) ?? await openLedger(ground, log);
    ledgers.set(log, ledger);
    const result = await runCycle(ledger, drawn);
    results.push(result);
    told(result);
    if (result.wrong.length === 0) continue;
    await ledger.close();
    ledgers.delete(log);
  }
  for (const ledger of ledgers.values()) await ledger.close();
  return results;
};

const runCycle = async (ledger: Ledger, { cycle, fault, random }: Drawn): Promise<CycleResult> => {
  const startedMs = Date.now();
  let struck: string | undefined;
  let wrong: readonly string[];
  try {
    struck = await within(fault.run(ledger, random, `c${cycle}`));
    for (const { wire } of [ledger.api, ledger.projector]) wire.disarm();
    await ledger.caughtUp();
    wrong = [...unexpectedEnds(ledger), ...(await Promise.all([faultsOfLog(ledger), faultsOfReadModels(ledger), faultsOfTree(ledger)])).flat(), ...await faultsOfBooks(ledger)];
  } catch (error) {
    wrong = [error instanceof Error ? error.stack ?? error.message : String(error), ...unexpectedEnds(ledger)];
  }
  return { cycle, fault: fault.name, struck, wrong, ...ledger.acknowledged.takeCounts(), tookMs: Date.now() - startedMs };
};

const cycleMsMax = 120_000;

/** What hangs is wrong too. */
const within = async <Result>(running: Promise<Result>): Promise<Result> => {
  const giveUp = new AbortController();
  const late = delay(cycleMsMax, undefined, { signal: giveUp.signal }).then(() => { throw new Error(`It did not come to an end within ${cycleMsMax / 1_000} s.`); });
  late.catch(() => undefined);
  return Promise.race([running, late]).finally(() => giveUp.abort());
};

const unexpectedEnds = ({ api, projector }: Ledger): readonly string[] => [...api.takeUnexpectedEnds(), ...projector.takeUnexpectedEnds()];
