import { parseArgs } from 'node:util';

/** How many cycles are run, and what they are drawn from. */
export interface FaultsOptions {
  readonly cycles: number;
  /** The same seed draws the same faults, at the same points. */
  readonly seed: number;
  /** This cycle alone, on a fresh ledger. */
  readonly only?: number;
}

/** Reads the arguments of `npm run faults`; throws on one that it does not know. */
export const readOptions = (args: readonly string[]): FaultsOptions => {
  const { values } = parseArgs({ args: [...args], options: {
    cycles: { type: 'string', default: '300' }, seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 999_999)) }, only: { type: 'string' } } });
  return { cycles: countOf('cycles', values.cycles), seed: countOf('seed', values.seed), ...(values.only === undefined ? {} : { only: countOf('only', values.only) }) };
};

const countOf = (name: string, text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number from 1, not ${text}.`);
};
