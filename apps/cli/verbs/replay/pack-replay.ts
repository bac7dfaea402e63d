import { BundleFault } from '#proof';
import { replayAuditPack, ReplayRefused, type AuditedQuestion } from '#replay';
import { Found, WrongUse } from '../../exit-code.js';
import { orInterrupted } from '../../interruption.js';
import { keyOfBundle, readBundle } from '../verify/opened-bundle.js';
import type { MadeReplay } from './replay-run.js';

/** A replay over the log of an audit pack: the file and this program are all that it takes. */
export const replayOfPack = async (path: string, asked: AuditedQuestion, logKey: string | undefined): Promise<MadeReplay> => {
  const files = await readBundle(path);
  try {
    const keyWords = keyOfBundle(files, logKey);
    const { text, certificate, checkpoint: { origin, size } } = await orInterrupted(replayAuditPack(files, asked));
    return { text, certificate, words: `Replayed from the ${size} events of ${path}, which are those that ${origin} signed. SHA-256 ${certificate.output}\n${keyWords}` };
  } catch (error) {
    if (error instanceof BundleFault) throw new Found(`${path}: ${error.message}`);
    if (error instanceof ReplayRefused) throw new WrongUse(error.message);
    throw error;
  }
};
