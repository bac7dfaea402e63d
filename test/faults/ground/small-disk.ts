import { execFile } from 'node:child_process';
import { chown, mkdir, open, rm, stat } from 'node:fs/promises';
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

/** Mounts a small file system in memory and moves tables of the ledger onto it. */
export const moveToSmallDisk = async ({ ground, pool }: Ledger): Promise<SmallDisk> => {
  const disk = join(ground.folder, 'small-disk');
  await mkdir(disk);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  const space = join(disk, 'tables');
  await mkdir(space);
  const { uid, gid } = await stat(join(ground.folder, 'postgres'));
  await chown(space, uid, gid);
  await pool.query(`CREATE TABLESPACE small LOCATION '${space}'`);
  await moveTables({ pool }, 'small');
  const ballast = join(disk, 'ballast');
  return {
    fill: () => fillWith(ballast),
    makeRoom: () => rm(ballast),
    leave: async () => {
      await moveTables({ pool }, 'pg_default');
      await pool.query('DROP TABLESPACE small');
      await run('umount', [disk]);
      await rm(disk, { recursive: true });
    },
  };
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
