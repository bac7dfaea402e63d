import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command printed and how it ended; `code` is null where a signal ended it. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that is still running. */
export interface Running {
  readonly child: ChildProcess;
  readonly done: Promise<Ran>;
}

/** The shell of the test is no part of it: databases, ports and keys that it names stay outside. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TANDEM_|DATABASE_URL$|EVENTSTORE_URL$|PORT$|HOST$|NODE_OPTIONS$)/.test(name)));

/** Starts the real binary. */
export const begin = (words: readonly string[], more: NodeJS.ProcessEnv = {}): Running => {
  const child = spawn(process.execPath, ['bin/tandem.js', ...words], { env: { ...environment, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
  return { child, done: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))) };
};

/** Runs the real binary to its end. */
export const tandem = (words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ran> => begin(words, more).done;

/** Runs the binary and gives what it prints; throws what it complains of. */
export const printed = async (words: readonly string[]): Promise<string> => {
  const { code, out, err } = await tandem(words);
  if (code !== 0) throw new Error(`tandem ${words.join(' ')} ended with ${String(code)}: ${err}`);
  return out;
};

/** A folder for one spec, which the database may reach also where root runs it; removed by `removeFolder`. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-cli-'));
  await chmod(folder, 0o711);
  return folder;
};

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** A server that the binary runs on a data folder. */
export interface Server {
  readonly data: string;
  readonly url: string;
  readonly child: ChildProcess;
  /** The secret of the person at the machine. */
  operatorToken(): Promise<string>;
  /** Asks it to end, as Ctrl-C does. */
  stop(): Promise<Ran>;
  /** Ends it without a word, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a server on an empty or used data folder and waits until it serves. */
export const serve = async (data: string, words: readonly string[] = ['--no-demo', '--port', '0']): Promise<Server> => {
  const { child, done } = begin(['start', '--json', '--data', data, ...words]);
  const url = await Promise.race([said(child), done.then(({ err }) => { throw new Error(`tandem start ended: ${err}`); })]);
  return {
    data, url, child,
    operatorToken: () => readFile(join(data, 'operator.token'), 'utf8'),
    stop: () => { child.kill('SIGINT'); return done; },
    kill: async () => { child.kill('SIGKILL'); await done.catch(() => undefined); },
  };
};

const said = (child: ChildProcess): Promise<string> => new Promise((resolve) => {
  let text = '';
  child.stdout?.on('data', (piece: string) => {
    text += piece;
    const url = /"url": "([^"]+)"/.exec(text)?.[1];
    if (url !== undefined) resolve(url);
  });
});

/** What a ledger is founded on: paths of files. */
export interface Founding {
  readonly programme: string;
  readonly ruleSet: string;
}

const founded = ['--occurred-at', '2014-01-01T00:00:00.000Z'];

/** Founds the programme and publishes the rule set with two users, neither of them the operator, who made both. */
export const found = async ({ data }: Pick<Server, 'data'>, { programme, ruleSet }: Founding): Promise<void> => {
  await printed(['programme', programme, '--data', data, ...founded]);
  const [ada, ben] = [await keyOfNew('usr_ada', data), await keyOfNew('usr_ben', data)];
  const { id, version } = JSON.parse(await printed(['rules', 'propose', ruleSet, '--json', '--key', ada, '--data', data, ...founded])) as { id: string; version: number };
  await printed(['rules', 'approve', `${id}@${version}`, '--key', ben, '--data', data, ...founded]);
};

const keyOfNew = async (userId: string, data: string): Promise<string> =>
  (await printed(['user', 'add', userId, '--name', userId, '--right', 'operations', '--data', data])).trim();

export const digestOf = async (data: string): Promise<string> => (await printed(['digest', '--data', data])).trim();

/** What `tandem import --json` says. */
export interface ImportSaid {
  readonly partners: number;
  readonly deals: number;
  readonly changed: number;
  readonly events: number;
  readonly rejects: string | null;
  readonly report: {
    readonly blocked: boolean;
    readonly deals: { readonly ready: number; readonly refused: number };
    readonly faults: readonly { readonly file: string; readonly row: number | null; readonly column: string | null; readonly code: string; readonly message: string }[];
    readonly notices: readonly { readonly code: string }[];
  };
}

/** Imports and gives the exit code beside what was said. */
export const importing = async (data: string, folder: string, mapping: string, more: readonly string[] = []): Promise<ImportSaid & { readonly code: number | null }> => {
  const { code, out, err } = await tandem(['import', folder, '--mapping', mapping, '--data', data, '--json', ...more]);
  if (out === '') throw new Error(`tandem import ended with ${String(code)}: ${err}`);
  return { ...(JSON.parse(out) as ImportSaid), code };
};
