import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended, and all it wrote. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * Runs a module's source in a Node process of its own, from the root of the project, with Node's own behaviour: what
 * nobody catches ends it. The arguments are in `process.argv` from 1 on.
 */
export async function runApart(source: string, ...args: readonly string[]): Promise<Outcome> {
  const runTypeScript = new URL('../postgres/run-typescript.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', runTypeScript, '--input-type=module', '--eval', source, '--', ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode: exitCode ?? -1, output };
}
