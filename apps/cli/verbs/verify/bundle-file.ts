import { readFile } from 'node:fs/promises';
import { answerAtOnce, BundleFault, manifestOf, toBase64, verifyTrailBundle, type BundleFiles } from '#proof';
import { filesInArchive, nodeCrypto } from '#transparency-log';
import { WrongUse } from '../../exit-code.js';
import type { Verdict } from './verdict.js';

/** A bundle against itself: every part against the checkpoint in it, and that against the log's key, if it is known. */
export const verifyBundleFile = async (path: string, logKey: string | undefined): Promise<Verdict> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => { throw new WrongUse(`${path} cannot be read: ${error.code ?? error.message}.`); });
  const files = filesInArchive(bytes);
  if (!files) throw new WrongUse(`${path} is no ZIP archive, or is damaged: a bundle is downloaded whole.`);
  try {
    return verdictOn(files, logKey);
  } catch (error) {
    if (!(error instanceof BundleFault)) throw error;
    return { verified: false, words: error.message, details: { fault: error.message } };
  }
};

const verdictOn = (files: BundleFiles, wanted: string | undefined): Verdict => {
  const { logKey } = manifestOf(files);
  if (wanted !== undefined && wanted.trim() !== logKey) throw new BundleFault(`manifest.json: logKey is ${logKey}, not the key that was asked for.`);
  const { events, checkpoint: { origin, size, root } } = answerAtOnce(verifyTrailBundle(files), nodeCrypto);
  const words = [
    `All ${events.length} events are in the log of ${size} that ${origin} signed, byte for byte.`,
    'Beside what is proved, and not in the bundle: the key of each command, the digest of its body, the source\'s own instant.',
    `Key: ${logKey}${wanted === undefined ? '\nIs it the key of the log? Compare it with GET /v1/log/key, or name it with --log-key.' : ''}`];
  return { verified: true, words: words.join('\n'), details: { events: events.length, origin, size, root: toBase64(root), logKey } };
};
