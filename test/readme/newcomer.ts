import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a command said, stdout and stderr together, and how it ended. */
export interface Outcome {
  readonly output: string;
  readonly exitCode: number | null;
}

/**
 * A reader who does what README says, in a folder that looks like a fresh clone: the product is built there, so that no other
 * test and no data folder is touched. Variables that one block exports are there in the next. One server runs at a time, on a
 * free port that stands for 3400.
 */
export class Newcomer {
  private server: ChildProcess | undefined;
  private port = '';

  private constructor(private readonly folder: string, private readonly variables: NodeJS.ProcessEnv) {}

  static async arrive(): Promise<Newcomer> {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-readme-'));
    await chmod(folder, 0o711);
    await mkdir(join(folder, 'bin'));
    await copyFile('bin/tandem.js', join(folder, 'bin', 'tandem.js'));
    await copyFile('package.json', join(folder, 'package.json'));
    for (const shared of ['node_modules', 'examples']) await symlink(resolve(shared), join(folder, shared));
    const built = await run('npm run build -- "$OUT"', { cwd: '.', env: { ...process.env, OUT: join(folder, 'dist') } });
    if (built.exitCode !== 0) throw new Error(`The product does not build:\n${built.output}`);
    const { DATABASE_URL: _database, EVENTSTORE_URL: _eventStore, TANDEM_URL: _url, TANDEM_API_KEY: _key, ...variables } = process.env;
    return new Newcomer(folder, variables);
  }

  /** Runs what a block says. A server is left running, and has stopped the one before. */
  async follow(command: string): Promise<Outcome> {
    return command.startsWith('npm start') ? this.startServer(command) : this.runCommands(command);
  }

  /** Sets a variable, as a reader does who copies a key from the screen. */
  remember(name: string, value: string): void {
    this.variables[name] = value;
  }

  async leave(): Promise<void> {
    await this.stopServer();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async runCommands(command: string): Promise<Outcome> {
    const state = join(this.folder, 'exported.sh');
    const script = [
      'set -euo pipefail', 'npx() { shift; node bin/tandem.js "$@"; }', `[ ! -f "${state}" ] || . "${state}"`,
      command.replaceAll('127.0.0.1:3400', `127.0.0.1:${this.port}`), `export -p > "${state}"`,
    ].join('\n');
    return run(script, { cwd: this.folder, env: this.variables });
  }

  private async startServer(command: string): Promise<Outcome> {
    await this.stopServer();
    const [, options = ''] = command.split(' -- ');
    const server = spawn(process.execPath, ['bin/tandem.js', 'start', ...options.split(' ').filter((word) => word !== ''), '--port', '0'], {
      cwd: this.folder, env: this.variables, stdio: ['ignore', 'pipe', 'pipe'] });
    this.server = server;
    const said = collect(server);
    while (!said().includes('Ctrl-C stops the server')) {
      if (server.exitCode !== null) return { output: said(), exitCode: server.exitCode };
      await Promise.race([once(server.stdout, 'data'), once(server, 'exit')]);
    }
    this.port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said())?.[1] ?? '';
    return { output: said(), exitCode: 0 };
  }

  private async stopServer(): Promise<void> {
    if (!this.server || this.server.exitCode !== null) return;
    const gone = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await gone;
  }
}

const run = async (script: string, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<Outcome> => {
  const child = spawn('bash', ['-c', script], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(child);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { output: said(), exitCode };
};

const collect = (child: ChildProcess): (() => string) => {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
};
