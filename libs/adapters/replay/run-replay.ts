import { createHash } from 'node:crypto';
import { compareUtf8, sha256Hex } from '#kernel';
import {
  certifiedRules, countedAwards, countedClosings, emptyTally, mergeAwardCounts, mergeTally, noAwardCounts, replaySummary, replayTextAround, type AwardCounts,
  type ReplayCertificate, type ReplayInputs, type ReplaySummary, type ReplayTally,
} from '#rules';
import { treeHeadAt, type RunSql } from '#transparency-log';
import { engineVersion } from './engine-version.js';
import { issuedLines, type IssuedLines } from './issued-lines.js';
import { planIn, type ReplayedChunk, type ReplaySetup } from './replay-chunk.js';
import { ReplayRefused, termsEventsUntil, type LogReader, type ReplaySource } from './replay-source.js';
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
  let setup: ReplaySetup = { inputs, termsEvents, issuedKinds: [], awards: null, prices: true };
  let plan = planIn(setup);
  const issued = await issuedLines(store, plan.closed === undefined ? undefined : until, inputs);
  setup = { ...setup, issuedKinds: issued.kinds };
  // The awards of a quarter raise the deals of the next: where both are replayed, they are counted before anything is priced.
  const isCounted = countedClosings(plan).some(({ period }) => period < inputs.to);
  const passes = isCounted ? 2 : 1;
  if (isCounted) {
    const first = await pass(parts, { ...setup, prices: false }, { issued, passes, passed: 0 });
    setup = { ...setup, awards: countedAwards(plan, first.counts, 'replayed') };
    plan = planIn(setup);
  }
  const { tally, counts, dossiers } = await pass(parts, setup, { issued, passes, passed: passes - 1 });
  const summary = replaySummary(plan, tally, { counts, issued: issued.ofAwards });
  const log = await treeHeadAt(parts, until, parts);
  if (log.size === 0) throw new ReplayRefused('The log holds no event of ours.');
  return { summary, certificate: {
    format: 'tandem.replay-certificate/1', asked: summary.asked, log: { first: 1, last: log.size, root: Buffer.from(log.root).toString('hex') },
    dossiers, statements: { lines: issued.count, digest: issued.digest },
    rules: certifiedRules(plan, summary.asked), output: await outputDigest(summary, parts.sink), engine: engineVersion(), timeZones: process.versions['tz'] ?? 'unknown' } };
};

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

interface Passed {
  readonly tally: ReplayTally;
  readonly counts: AwardCounts;
  readonly dossiers: ReplayCertificate['dossiers'];
}

/** Goes through all deals once, with as many chunks under way as the workers take. What they come to is taken in the order of the chunks. */
const pass = async (
  parts: ReplayParts, setup: ReplaySetup, { issued, passes, passed }: { readonly issued: IssuedLines; readonly passes: number; readonly passed: number },
): Promise<Passed> => {
  const { source, sink, progress } = parts;
  const [tally, counts, dossiers] = [emptyTally(), noAwardCounts(), dossierDigest(source)];
  const replayer = replayerOf(setup, parts);
  const underWay: { readonly deals: number; readonly replayed: Promise<ReplayedChunk> }[] = [];
  const before = passed * (source.deals ?? 0);
  let done = 0;
  let keeping = Promise.resolve();
  const takeOldest = async (): Promise<void> => {
    const oldest = underWay.shift();
    if (oldest === undefined) return;
    const replayed = await oldest.replayed;
    mergeTally(tally, replayed.tally);
    mergeAwardCounts(counts, replayed.counts);
    dossiers.add(replayed.digests);
    await keeping;
    if (replayed.differing.length > 0) keeping = sink.keep(replayed.differing);
    keeping.catch(() => undefined);
    done += oldest.deals;
    await progress(before + done, source.deals === undefined ? undefined : source.deals * passes);
  };
  try {
    for await (const page of source.pages()) {
      const replayed = replayer.run({ dossiers: page.map(({ text }) => text), issued: page.map(({ dealId }) => issued.ofDeals.get(dealId) ?? '') });
      replayed.catch(() => undefined);
      underWay.push({ deals: page.length, replayed });
      if (underWay.length >= replayer.atOnce) await takeOldest();
    }
    while (underWay.length > 0) await takeOldest();
    await keeping;
  } finally {
    await replayer.close();
  }
  return { tally, counts, dossiers: dossiers.whole() };
};

/** The digest over all dossiers, in the order of their ids. Those that come in that order are digested as they come; the others must be kept until all are there. */
const dossierDigest = ({ inOrderOfIds }: ReplaySource) => {
  const hash = createHash('sha256');
  const lines: string[] = [];
  let count = 0;
  return {
    add: (digests: string): void => {
      if (digests === '') return;
      const added = digests.split('\n');
      if (inOrderOfIds) hash.update(count === 0 ? digests : `\n${digests}`);
      else for (const line of added) lines.push(line);
      count += added.length;
    },
    whole: () => ({ count, digest: inOrderOfIds ? hash.digest('hex') : sha256Hex(lines.sort(compareUtf8).join('\n')) }),
  };
};
