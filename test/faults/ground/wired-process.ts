import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseWire, type Tripwire } from '../wire/database-wire.js';

/** How a process of the product is run: its program, where its database is, and where what it prints goes. */
export interface ProcessSettings {
  readonly program: 'api' | 'projector';
  readonly args?: readonly string[];
  readonly databaseUrl: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** A process of the product as it is built, with the wire on which it speaks to its database. It can be killed, and started again as it was. */
export class WiredProcess {
  private child: ChildProcess | undefined;
  private readonly unexpectedEnds: string[] = [];

  private constructor(private readonly settings: ProcessSettings, readonly wire: DatabaseWire) {}

  /** Lays its wire; it is not started yet. */
  static async open(settings: ProcessSettings): Promise<WiredProcess> {
    return new WiredProcess(settings, await DatabaseWire.open(settings.databaseUrl));
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends that nobody asked for, since this was asked last. */
  takeUnexpectedEnds(): readonly string[] {
    return this.unexpectedEnds.splice(0);
  }

  /** Starts it and waits until it says that it is ready. `preload`: a module that it loads first. */
  async start({ preload, environment = {} }: { readonly preload?: string; readonly environment?: NodeJS.ProcessEnv } = {}): Promise<void> {
    const { program, args = [], logFile } = this.settings;
    const output = openSync(logFile, 'a');
    const child = fork(join('dist', 'apps', program, 'main.js'), [...args], {
      execArgv: preload === undefined ? [] : ['--import', preload], stdio: ['ignore', output, output, 'ipc'],
      env: { ...process.env, ...this.settings.environment, DATABASE_URL: this.wire.connectionString, ...environment },
    });
    this.child = child;
    child.once('exit', (code, signal) => { if (signal !== 'SIGKILL' && code !== 0) this.unexpectedEnds.push(`${program} ${args.join(' ')} ended by itself (${String(code ?? signal)})`); });
    await Promise.race([once(child, 'message'), once(child, 'exit').then(() => { throw new Error(`${program} did not start: see ${logFile}`); })]);
  }

  /** Ends it without a word; what it was saying is never heard. */
  strike(): void {
    this.child?.kill('SIGKILL');
    this.wire.hush();
  }

  /** Kills it at a point in what it says to the database; resolves, when it is gone, with what was said there. */
  async killAt(at: Tripwire): Promise<string> {
    const said = await this.wire.trip(at, () => this.strike());
    await this.gone();
    return said;
  }

  async kill(): Promise<void> {
    this.strike();
    await this.gone();
  }

  async gone(): Promise<void> {
    if (this.isRunning) await once(this.child as ChildProcess, 'exit');
  }

  /** Kills it and takes its wire away; a second call finds nothing to do. */
  async close(): Promise<void> {
    await this.kill();
    await this.wire.close();
  }
}
