import { answerAtOnce, BundleFault, manifestOf, toBase64, verifyTrailBundle, type BundleFiles, type Checkpoint } from '#proof';
import { verifyAuditPack } from '#replay';
import { nodeCrypto } from '#transparency-log';
import { keyOfBundle, readBundle } from './opened-bundle.js';
import type { Verdict } from './verdict.js';

/** A bundle against itself: every part against the checkpoint in it, and that against the log's key, if it is known. */
export const verifyBundleFile = async (path: string, logKey: string | undefined): Promise<Verdict> => {
  const files = await readBundle(path);
  try {
    const keyWords = keyOfBundle(files, logKey);
    return await (manifestOf(files).format === 'tandem.audit-pack/1' ? verdictOnPack(files, keyWords) : verdictOnTrail(files, keyWords));
  } catch (error) {
    if (!(error instanceof BundleFault)) throw error;
    return { verified: false, words: error.message, details: { fault: error.message } };
  }
};

const verdictOnTrail = (files: BundleFiles, keyWords: string): Verdict => {
  const { events, checkpoint, logKey } = answerAtOnce(verifyTrailBundle(files), nodeCrypto);
  const words = [
    `All ${events.length} events are in the log of ${checkpoint.size} that ${checkpoint.origin} signed, byte for byte.`,
    'Beside what is proved, and not in the bundle: the key of each command, the digest of its body, the source\'s own instant.', keyWords];
  return { verified: true, words: words.join('\n'), details: { events: events.length, ...headOf(checkpoint), logKey } };
};

const verdictOnPack = async (files: BundleFiles, keyWords: string): Promise<Verdict> => {
  const { checkpoint, logKey, period, deals, statements, output, madeBy } = await verifyAuditPack(files);
  const words = [
    `All ${checkpoint.size} events are those that ${checkpoint.origin} signed, byte for byte.`,
    `They give the rules, the ${deals} deals and the ${statements} statements of ${period} that are in the pack; replayed under its own rules the quarter comes to what was issued.`,
    `Replay: ${output}`,
    ...(madeBy === null ? [] : [`It was made by ${madeBy}; this one comes to the same.`]),
    'Beside what is proved: the source\'s own instant, which is in the pack; the key of each command and the digest of its body, which are not.', keyWords];
  return { verified: true, words: words.join('\n'), details: { events: checkpoint.size, ...headOf(checkpoint), logKey, period, deals, statements, replay: output } };
};

const headOf = ({ origin, size, root }: Checkpoint) => ({ origin, size, root: toBase64(root) });
