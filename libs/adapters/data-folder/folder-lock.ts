import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, isStillAlive, pidOf } from './process-identity.js';

/** Another living process works in this data folder; the message says which and what to do. */
export class DataFolderLocked extends Error {
  override readonly name = 'DataFolderLocked';

  constructor(folder: string, readonly pid: number, holder: string) {
    super(`data folder ${folder} is locked by process ${pid} (${holder}); stop it or use --data`);
  }
}

/** Who holds a lock: `held` once nobody else was found to want it. */
interface Claim {
  readonly holder: string;
  readonly held: boolean;
}

const prefix = 'lock.';
const attemptsMax = 100;

/**
 * Locks a folder for this process. Each process that wants it writes a claim named after its own identity, then looks
 * for others: of two claims the one that looks later sees the other, so never do both win; claims of processes that
 * are dead count for nothing, so a killed run needs no clearing up. Returns the way to unlock.
 */
export const lockFolder = async (folder: string, holder: string): Promise<() => Promise<void>> => {
  const own = `${prefix}${await identityOf(process.pid)}`;
  const path = join(folder, own);
  await writeFile(path, JSON.stringify({ holder, held: false } satisfies Claim), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new DataFolderLocked(folder, process.pid, 'this very process') : error;
  });
  try {
    await outwait(folder, own, { holder, held: false });
    await replace(path, { holder, held: true });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return () => rm(path, { force: true });
};

/** Two that claim at the same moment both step back and try again after pauses that differ. */
const outwait = async (folder: string, own: string, claim: Claim): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const other = await findLivingClaim(folder, own);
    if (other === undefined) return;
    if (other.claim.held || attempt === attemptsMax) throw new DataFolderLocked(folder, other.pid, other.claim.holder);
    await rm(join(folder, own), { force: true });
    await delay(5 + Math.random() * 50);
    await replace(join(folder, own), claim);
  }
};

const findLivingClaim = async (folder: string, own: string): Promise<{ pid: number; claim: Claim } | undefined> => {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && !name.endsWith('.new') && name !== own);
  for (const name of names) {
    const identity = name.slice(prefix.length);
    if (await isStillAlive(identity)) {
      const claim = await readClaim(join(folder, name));
      if (claim !== undefined) return { pid: pidOf(identity), claim };
    } else await rm(join(folder, name), { force: true });
  }
  return undefined;
};

/** Undefined where it has just been taken back; one that is still being written is not held yet. */
const readClaim = async (path: string): Promise<Claim | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Claim;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : { holder: 'starting', held: false };
  }
};

const replace = async (path: string, claim: Claim): Promise<void> => {
  await writeFile(`${path}.new`, JSON.stringify(claim), { mode: 0o600 });
  await rename(`${path}.new`, path);
};
