import { parseArgs } from 'node:util';
import type { FuzzOptions } from './run/fuzz-run.js';

/** Reads the arguments of `npm run fuzz`; throws on one that it does not know. */
export const readOptions = (args: readonly string[]): FuzzOptions => {
  const { values } = parseArgs({ args: [...args], options: {
    requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 999_999)) } } });
  return { requests: countOf('requests', values.requests), seed: countOf('seed', values.seed) };
};

const countOf = (name: string, text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number from 1 to 999999, not ${text}.`);
};
