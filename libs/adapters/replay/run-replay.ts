import { createHash } from 'node:crypto';
import { digestOf, sha256Hex } from '#kernel';
import {
  certifiedRules, countedAwards, countedClosings, emptyTally, mergeTally, replaySummary, replayTextAround, type AwardMark, type IssuedLine, type ReplayCertificate,
  type ReplayInputs, type ReplaySummary, type ReplayTally,
} from '#rules';
import { treeHeadAt, type RunSql } from '#transparency-log';
import { engineVersion } from './engine-version.js';
import { planIn, type ReplayChunk, type ReplaySetup } from './replay-chunk.js';
import { inOrderOfIds, issuedLines, ReplayRefused, termsEventsUntil, type IssuedLines, type LogReader, type ReplaySource } from './replay-source.js';
import { replayerOf, type StartWorker } from './replayers.js';

/** Where the deals that differ are put, and read back in the order of their ids. */
export interface DealSink {
  keep(deals: readonly (readonly [dealId: string, text: string])[]): Promise<void>;
  inOrder(): AsyncIterable<string>;
}

/** What a replay works with. */
export interface ReplayParts {
  readonly store: LogReader;
  readonly source: ReplaySource;
  /** Reads the tree over the log. */
  readonly sql: RunSql;
  readonly sink: DealSink;
  readonly fromLog: boolean;
  /** Worker threads; 0: the work is done here. */
  readonly workers: number;
  readonly startWorker?: StartWorker | undefined;
  /** Is told how many deals are done, and how many there are in all where that is known. Throws to break the replay off. */
  readonly progress: (done: number, total: number | undefined) => Promise<void>;
}

/** A replay that was made: all but the deals that differ, which the sink has. */
export interface ReplayOutcome {
  readonly summary: ReplaySummary;
  readonly certificate: ReplayCertificate;
}

/** Replays quarters over all deals. Posts nothing: it reads the log and the dossiers, and writes to the sink alone. */
export const runReplay = async (parts: ReplayParts, inputs: ReplayInputs): Promise<ReplayOutcome> => {
  const { store, source: { until } } = parts;
  const termsEvents = await termsEventsUntil(store, until);
  let setup: ReplaySetup = { inputs, termsEvents, awards: null, prices: true };
  let plan = planIn(setup);
  const issued = plan.closed === undefined ? nothingIssued : await issuedLines(store, until, inputs);
  // The awards of a quarter raise the deals of the next: where both are replayed, they are counted before anything is priced.
  const isCounted = countedClosings(plan).some(({ period }) => period < inputs.to);
  const passes = isCounted ? 2 : 1;
  if (isCounted) {
    const first = await pass(parts, { ...setup, prices: false }, { issued, passes, passed: 0 });
    setup = { ...setup, awards: countedAwards(plan, first.marks, 'replayed') };
    plan = planIn(setup);
  }
  const { tally, marks, digests } = await pass(parts, setup, { issued, passes, passed: passes - 1 });
  const summary = replaySummary(plan, tally, { marks, issued: issued.ofAwards });
  const log = await treeHeadAt(parts, until, parts);
  if (log.size === 0) throw new ReplayRefused('The log holds no event of ours.');
  return { summary, certificate: {
    format: 'tandem.replay-certificate/1', asked: summary.asked, log: { first: 1, last: log.size, root: Buffer.from(log.root).toString('hex') },
    dossiers: { count: digests.length, digest: sha256Hex(inOrderOfIds(digests)) }, statements: { lines: issued.all.length, digest: digestOf(issued.all) },
    rules: certifiedRules(plan, summary.asked), output: await outputDigest(summary, parts.sink), engine: engineVersion(), timeZones: process.versions['tz'] ?? 'unknown' } };
};

const nothingIssued: IssuedLines = { ofDeals: new Map(), ofAwards: [], all: [] };

const outputDigest = async (summary: ReplaySummary, sink: DealSink): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of replayText(summary, sink)) hash.update(piece);
  return hash.digest('hex');
};

/** The whole document, piece by piece. */
export async function* replayText(summary: ReplaySummary, sink: Pick<DealSink, 'inOrder'>): AsyncGenerator<string> {
  const { before, after } = replayTextAround(summary);
  yield before;
  let separator = '';
  for await (const deal of sink.inOrder()) {
    yield `${separator}${deal}`;
    separator = ',';
  }
  yield after;
}

interface Passed { readonly tally: ReplayTally; readonly marks: AwardMark[]; readonly digests: string[] }

/** Goes through all deals once, with as many chunks under way as the workers take. */
const pass = async (
  parts: ReplayParts, setup: ReplaySetup, { issued, passes, passed }: { readonly issued: IssuedLines; readonly passes: number; readonly passed: number },
): Promise<Passed> => {
  const { source, sink, progress } = parts;
  const whole: Passed = { tally: emptyTally(), marks: [], digests: [] };
  const replayer = replayerOf(setup, parts);
  const underWay = new Set<Promise<void>>();
  const before = passed * (source.deals ?? 0);
  const failures: unknown[] = [];
  let done = 0;
  const work = async (chunk: ReplayChunk): Promise<void> => {
    const { tally, marks, differing, digests } = await replayer.run(chunk);
    mergeTally(whole.tally, tally);
    for (const mark of marks) whole.marks.push(mark);
    for (const digest of digests) whole.digests.push(digest);
    if (differing.length > 0) await sink.keep(differing);
    done += chunk.dossiers.length;
    await progress(before + done, source.deals === undefined ? undefined : source.deals * passes);
  };
  try {
    for await (const page of source.pages()) {
      const chunk = { dossiers: page.map(({ text }) => text), issued: page.map(({ dealId }): readonly IssuedLine[] => issued.ofDeals.get(dealId) ?? []) };
      const working = work(chunk).catch((error: unknown) => { failures.push(error); }).finally(() => underWay.delete(working));
      underWay.add(working);
      if (underWay.size >= replayer.atOnce) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
    await Promise.all(underWay);
    if (failures.length > 0) throw failures[0];
  } finally {
    await replayer.close();
  }
  return whole;
};
