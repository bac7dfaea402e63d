import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DataFolderLocked, openDataFolder, readRunningServer } from './index.js';
import { identityOf } from './process-identity.js';

let parent: string;
let folder: string;
const others: ChildProcess[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tandem-folder-'));
  folder = join(parent, 'data');
});

afterEach(async () => {
  for (const other of others.splice(0)) await kill(other);
  await rm(parent, { recursive: true });
});

describe('a data folder', () => {
  test('is created, closed to listing by others', async () => {
    const opened = await openDataFolder(folder);
    expect((await stat(folder)).mode & 0o066).toBe(0);
    await opened.close();
  });

  test('can be opened again after it was closed, which leaves nothing behind', async () => {
    await (await openDataFolder(folder)).close();
    await (await openDataFolder(folder)).close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is refused to a second process, naming the first and what to do', async () => {
    const other = await startOther();
    expect(other.answer).toBe('open');
    await expect(openDataFolder(folder)).rejects.toThrow(
      `data folder ${folder} is locked by process ${other.process.pid} (tandem start); stop it or use --data`,
    );
  });

  test('is refused to the process that already has it', async () => {
    const opened = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toThrow(DataFolderLocked);
    await opened.close();
  });

  test('is taken over from a process that was killed', async () => {
    const other = await startOther();
    await kill(other.process);
    await (await openDataFolder(folder)).close();
  });

  test('is taken over where the number of a dead process was given to another since', async () => {
    await (await openDataFolder(folder)).close();
    const reused = (await identityOf(process.ppid))?.replace(/-\d+-/, '-1-');
    await writeFile(join(folder, `lock.${reused}`), JSON.stringify({ holder: 'tandem start', held: true }));
    await (await openDataFolder(folder)).close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('goes to one of six processes that want it at once, over a dead lock', async () => {
    const killed = await startOther();
    await kill(killed.process);
    const answers = (await Promise.all(Array.from({ length: 6 }, startOther))).map(({ answer }) => answer);
    expect(answers.sort()).toEqual(['DataFolderLocked', 'DataFolderLocked', 'DataFolderLocked', 'DataFolderLocked', 'DataFolderLocked', 'open']);
  });
});

describe('a data folder of somebody else', () => {
  test.each([['that may not be written to', 0o555], ['that may not be entered', 0o600]])('%s is refused with what to do', async (_what, mode) => {
    await mkdir(folder);
    await chmod(parent, 0o755);
    await chmod(folder, mode);
    const { answer } = await startOther(nobody);
    expect(answer).toBe(`DataFolderDenied: data folder ${folder} cannot be used: this user may not read and write it; run as its owner, give it to this user, or use --data`);
    await chmod(folder, 0o700);
  });

  test('that cannot be made is refused alike', async () => {
    await chmod(parent, 0o555);
    expect((await startOther(nobody)).answer).toMatch(/^DataFolderDenied: /);
    await chmod(parent, 0o700);
  });
});

describe('a running server', () => {
  test('is found by others, in a file that only its owner reads', async () => {
    const opened = await openDataFolder(folder);
    await opened.publishServer('http://127.0.0.1:4000');
    expect(await readRunningServer(folder)).toEqual({ url: 'http://127.0.0.1:4000', pid: process.pid });
    expect((await stat(join(folder, 'server.json'))).mode & 0o077).toBe(0);
    await opened.close();
    expect(await readRunningServer(folder)).toBeUndefined();
  });

  test('is not found once its process is dead', async () => {
    const other = await startOther();
    expect(await readRunningServer(folder)).toEqual({ url: 'http://127.0.0.1:1', pid: other.process.pid });
    await kill(other.process);
    expect(await readRunningServer(folder)).toBeUndefined();
  });

  test('is not found in a folder that does not exist or whose file is torn', async () => {
    expect(await readRunningServer(folder)).toBeUndefined();
    await writeFile(join(parent, 'server.json'), '{"url":"http');
    expect(await readRunningServer(parent)).toBeUndefined();
  });
});

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** A user without rights of its own, where root runs the tests: permissions do not bind root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Another process that opens the folder, publishes itself, and stays until it is killed. */
const startOther = async (as: { readonly uid?: number; readonly gid?: number } = {}): Promise<{ process: ChildProcess; answer: string }> => {
  const subject = pathToFileURL(join(process.cwd(), 'libs/adapters/data-folder/index.ts')).href;
  const script = `import { openDataFolder } from '${subject}';
    const opened = await openDataFolder(process.argv[1], { holder: 'tandem start' }).catch((error) => error);
    await opened.publishServer?.('http://127.0.0.1:1');
    process.stdout.write(opened.publishServer ? 'open' : opened.name === 'DataFolderDenied' ? String(opened) : opened.name);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', './test/support/postgres/run-typescript.js', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'], ...as,
  });
  others.push(child);
  const [answer] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, answer: String(answer) };
};
