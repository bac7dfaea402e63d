import { execFile } from 'node:child_process';
import { chown, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ledger } from './ledger.js';

const run = promisify(execFile);
const megabytes = 48;
/** Where the log lies, the people's texts, and two of the read models. */
const tables = ['log.events', 'vault.texts', 'read.trail', 'read.deal_dossier'];

/** A disk that is soon full, on which a ledger keeps some of its tables for a while. */
export interface SmallDisk {
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  /** Moves the tables back where they were. */
  leave(): Promise<void>;
}

/** Why there is no small disk; undefined where there may be one. Only root can mount it. */
export const whyNoSmallDisk = (): string | undefined => (process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'a file system of its own can be mounted by root on Linux only');

let mounted = 0;

/** Mounts a small file system in memory and moves tables of the ledger onto it. */
export const moveToSmallDisk = async ({ ground, pool }: Ledger): Promise<SmallDisk> => {
  mounted += 1;
  const [disk, name] = [join(ground.folder, `small-disk-${mounted}`), `small_${mounted}`];
  await mkdir(disk);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  const space = join(disk, 'tables');
  await mkdir(space);
  const { uid, gid } = await stat(join(ground.folder, 'postgres'));
  await chown(space, uid, gid);
  await pool.query(`CREATE TABLESPACE ${name} LOCATION '${space}'`);
  await moveTables({ pool }, name);
  const ballast = join(disk, 'ballast');
  return {
    fill: () => fillWith(ballast),
    makeRoom: () => rm(ballast, { force: true }),
    leave: async () => {
      await moveTables({ pool }, 'pg_default');
      await pool.query(`DROP TABLESPACE ${name}`);
      await unmount(disk);
    },
  };
};

/** Also where something on it is still open: then it is gone when that is. */
const unmount = async (disk: string): Promise<void> => {
  await run('umount', ['--lazy', disk]);
  await rm(disk, { recursive: true });
};

/** Unmounts what a fault that went wrong has left. */
export const unmountSmallDisks = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name.startsWith('small-disk-')) await unmount(join(folder, name));
};

/** Tables and their indexes, one after the other, so that nobody who works meanwhile is waited for crosswise. */
const moveTables = async ({ pool }: Pick<Ledger, 'pool'>, space: string): Promise<void> => {
  for (const table of tables) {
    await pool.query(`ALTER TABLE ${table} SET TABLESPACE ${space}`);
    const { rows } = await pool.query<{ name: string }>('SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = $1::regclass', [table]);
    for (const { name } of rows) await pool.query(`ALTER INDEX ${name} SET TABLESPACE ${space}`);
  }
};

const fillWith = async (file: string): Promise<void> => {
  const ballast = await open(file, 'w');
  try {
    for (const size of [1 << 20, 1 << 12]) {
      for (let full = false; !full;) await ballast.write(Buffer.alloc(size)).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOSPC') throw error; full = true; });
    }
  } finally {
    await ballast.close();
  }
};
