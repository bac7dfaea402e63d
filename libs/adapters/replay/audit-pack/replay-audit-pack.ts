import { readStreamName } from '#events';
import { parseInstant, type Instant } from '#kernel';
import type { AuditedLog, BundleFiles } from '#proof';
import { termsIn } from '../replay-chunk.js';
import { ReplayRefused, termsEventsUntil, type LogReader } from '../replay-source.js';
import { readAuditedQuestion, type AuditedQuestion } from './audited-question.js';
import { openAuditPack } from './opened-pack.js';
import { replayOfLog, type ReplayedLog } from './replay-of-log.js';

/** A replay of the signed log that an audit pack holds. */
export interface ReplayedPack extends ReplayedLog, Pick<AuditedLog, 'checkpoint' | 'logKey'> {}

/**
 * Replays quarters over the log of an audit pack, by nothing but the pack: what the ledger that made it gives for the same question. Asked for nothing
 * in particular, it is the replay that lies in the pack. Throws BundleFault where the log is not what was signed, ReplayRefused where it cannot answer.
 */
export const replayAuditPack = async (files: BundleFiles, asked: AuditedQuestion): Promise<ReplayedPack> => {
  const { checkpoint, logKey, log, closed } = await openAuditPack(files);
  const until = await log.head() ?? 0n;
  const known = { terms: termsIn(await termsEventsUntil(log, until)), period: closed.data.period, closedAt: closed.metadata.recordedAt, ...await timeOf(log) };
  return { ...await replayOfLog(log, readAuditedQuestion(asked, known)), checkpoint, logKey };
};

/** Streams are recorded side by side: the first event of the log need not be the one that was recorded first. */
const timeOf = async (log: LogReader): Promise<{ readonly begins: Instant; readonly ends: Instant }> => {
  let time: { readonly begins: Instant; readonly ends: Instant } | undefined;
  for await (const { stream, metadata } of log.readAll()) {
    const told = metadata?.['recordedAt'];
    const recordedAt = typeof told === 'string' ? parseInstant(told) : undefined;
    if (recordedAt === undefined || readStreamName(stream) === undefined) continue;
    const { begins, ends } = time ?? { begins: recordedAt, ends: recordedAt };
    time = { begins: recordedAt < begins ? recordedAt : begins, ends: recordedAt > ends ? recordedAt : ends };
  }
  if (time === undefined) throw new ReplayRefused('The log holds no event of ours.');
  return time;
};
