import { readFile } from 'node:fs/promises';
import { BundleFault, manifestOf, parseVerifierKey, type BundleFiles } from '#proof';
import { filesInArchive, sha256 } from '#transparency-log';
import { WrongUse } from '../../exit-code.js';

/** The files of a bundle that was downloaded. Throws WrongUse for what is none. */
export const readBundle = async (path: string): Promise<BundleFiles> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => { throw new WrongUse(`${path} cannot be read: ${error.code ?? error.message}.`); });
  const files = filesInArchive(bytes);
  if (!files) throw new WrongUse(`${path} is no ZIP archive, or is damaged: a bundle is downloaded whole.`);
  return files;
};

/** Throws WrongUse for what cannot be the key of a log. */
export const refuseNoKey = (logKey: string | undefined): void => {
  if (logKey !== undefined && !parseVerifierKey(sha256, logKey)) throw new WrongUse('--log-key is no key of a log: it reads name+hash+key, as GET /v1/log/key gives it.');
};

/** Says under which key a bundle was signed. Throws BundleFault where another one was asked for. */
export const keyOfBundle = (files: BundleFiles, wanted: string | undefined): string => {
  const { logKey } = manifestOf(files);
  if (wanted !== undefined && wanted.trim() !== logKey) throw new BundleFault(`manifest.json: logKey is ${logKey}, not the key that was asked for.`);
  return `Key: ${logKey}${wanted === undefined ? '\nIs it the key of the log? Compare it with GET /v1/log/key, or name it with --log-key.' : ''}`;
};
