import { readFile } from 'node:fs/promises';

/**
 * What tells a process from a later one that was given the same number: where /proc is there, its start time and the
 * boot it belongs to. Undefined when no such process lives. Holds letters, digits and hyphens only.
 */
export const identityOf = async (pid: number): Promise<string | undefined> => {
  if (!isAlive(pid)) return undefined;
  const [status, boot] = await Promise.all([read(`/proc/${pid}/stat`), read('/proc/sys/kernel/random/boot_id')]);
  if (status === undefined || boot === undefined) return `${pid}-unknown`;
  const fields = fieldsAfterName(status);
  return fields[0] === 'Z' ? undefined : `${pid}-${fields[19]}-${boot.slice(0, 8)}`;
};

/** The number of the process that an identity names. */
export const pidOf = (identity: string): number => Number.parseInt(identity, 10);

/** True while the very process that had this identity lives. */
export const isStillAlive = async (identity: string): Promise<boolean> => (await identityOf(pidOf(identity))) === identity;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const read = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

/** State (`Z`: dead, not yet buried by its parent) first, start time twentieth; the name before may hold blanks and `)`. */
const fieldsAfterName = (status: string): readonly string[] => status.slice(status.lastIndexOf(')') + 2).split(' ');
