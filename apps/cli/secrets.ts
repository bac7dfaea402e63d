import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { WrongUse } from './exit-code.js';
import { orInterrupted } from './interruption.js';

/** Reads secrets, a line for each: asked for on a terminal, which does not show them, or as they come through a pipe. Never from the arguments. */
export const readSecrets = async (asked: readonly string[]): Promise<readonly string[]> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => { done(); } });
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  const read = lines[Symbol.asyncIterator]();
  try {
    const secrets: string[] = [];
    for (const what of asked) {
      if (terminal) process.stderr.write(`${what}: `);
      const next: IteratorResult<string, unknown> = await orInterrupted(read.next());
      if (terminal) process.stderr.write('\n');
      if (next.done === true || next.value === '') throw new WrongUse(`A line is missing: ${what.toLowerCase()}. On a terminal it is asked for; through a pipe it comes as a line.`);
      secrets.push(next.value);
    }
    return secrets;
  } finally {
    lines.close();
  }
};
