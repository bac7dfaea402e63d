import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { lockFolder } from './folder-lock.js';
import { publishServer, withdrawServer } from './running-server.js';

/** `holder` is how a second process is told who holds the folder: `tandem start`. */
export interface DataFolderOptions {
  readonly holder?: string;
}

/** A data folder that this process holds alone; `path` is absolute, symbolic links resolved. */
export interface DataFolder {
  readonly path: string;
  /** Tells command line tools where this process serves; readable by the owner only. */
  publishServer(url: string): Promise<void>;
  /** Takes the publication back and unlocks. */
  close(): Promise<void>;
}

/** The user who runs this may not write to the data folder; the message says what to do. */
export class DataFolderDenied extends Error {
  override readonly name = 'DataFolderDenied';

  constructor(folder: string, cause: Error) {
    super(`data folder ${folder} cannot be used: this user may not read and write it; run as its owner, give it to this user, or use --data`, { cause });
  }
}

/**
 * Opens the folder, creating it for its owner alone; where root does, the database's system user may pass through it
 * without listing it. Throws DataFolderLocked while another living process holds it, DataFolderDenied where this user may not write
 * to it; a dead one's lock is taken over.
 */
export const openDataFolder = async (path: string, { holder = 'tandem' }: DataFolderOptions = {}): Promise<DataFolder> => {
  const folder = await usableFolder(path);
  const unlock = await lockFolder(folder, holder);
  return {
    path: folder,
    publishServer: (url) => publishServer(folder, url),
    close: async () => {
      await withdrawServer(folder);
      await unlock();
    },
  };
};

const usableFolder = async (path: string): Promise<string> => {
  try {
    await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const folder = await realpath(path);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    throw isDenial(error) ? new DataFolderDenied(path, error) : error;
  }
};

const isDenial = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
