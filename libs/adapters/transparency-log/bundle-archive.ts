import { promisify } from 'node:util';
import { unzipSync, zip, zipSync, type AsyncZippable, type AsyncZipOptions } from 'fflate';
import type { BundleFiles } from '#proof';

/** The earliest instant that an archive can name: the same bundle is the same bytes, whenever it was made. */
const noTime = new Date(1980, 0, 1);

/** The bundle as one ZIP archive. */
export const archiveOf = (files: BundleFiles): Uint8Array => zipSync(Object.fromEntries(files), { mtime: noTime });

const zipLater = promisify<AsyncZippable, AsyncZipOptions, Uint8Array>(zip);

/** The same of a bundle that may be large: it is packed beside what else this process does. Its bytes are given away, so that they are not held twice. */
export const largeArchiveOf = (files: BundleFiles): Promise<Uint8Array> => zipLater(Object.fromEntries(files), { mtime: noTime, consume: true });

/** The files of an archive; undefined for bytes that are no ZIP. */
export const filesInArchive = (bytes: Uint8Array): BundleFiles | undefined => {
  try {
    return new Map(Object.entries(unzipSync(bytes)));
  } catch {
    return undefined;
  }
};
