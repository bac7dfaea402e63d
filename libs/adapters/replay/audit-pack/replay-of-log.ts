import { compareUtf8 } from '#kernel';
import type { ReplayInputs } from '#rules';
import { logSource, type LogReader } from '../replay-source.js';
import { replayText, runReplay, type DealSink, type ReplayOutcome } from '../run-replay.js';

/** A replay with its whole document, `tandem.replay/1` as text. */
export interface ReplayedLog extends ReplayOutcome {
  readonly text: string;
}

/** Replays quarters over a log at hand, by nothing but that log. */
export const replayOfLog = async (log: LogReader, inputs: ReplayInputs): Promise<ReplayedLog> => {
  const sink = sinkInMemory();
  const sql = () => Promise.reject(new Error('There is no database beside this log.'));
  const outcome = await runReplay({ store: log, source: await logSource(log), sql, sink, fromLog: true, workers: 0, progress: aBreath }, inputs);
  let text = '';
  for await (const piece of replayText(outcome.summary, sink)) text += piece;
  return { ...outcome, text };
};

/** Whoever else this process serves has a turn between two pages of deals. */
const aBreath = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

const sinkInMemory = (): DealSink => {
  const kept: (readonly [string, string])[] = [];
  return {
    keep: (deals) => Promise.resolve(void kept.push(...deals)),
    inOrder: async function* inOrder() { for (const [, text] of kept.sort(([left], [right]) => compareUtf8(left, right))) yield text; } };
};
