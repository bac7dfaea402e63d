import type { CycleResult } from './run-faults.js';

/** A cycle in a line, and where something is wrong how to see it again. */
export const lineOf = ({ cycle, fault, struck, events, unanswered, repeated, tookMs, wrong }: CycleResult, seed: number): string => [
  `${String(cycle).padStart(4)}  ${fault.padEnd(44)}  ${(struck ?? 'did not strike').padEnd(44)}  ${events} events, ${unanswered} retries, ${repeated} repeated  ${(tookMs / 1_000).toFixed(1)} s`,
  ...wrong.map((each) => `      WRONG: ${each}`),
  ...(wrong.length === 0 ? [] : [`      again: npm run faults -- --seed ${seed} --only ${cycle}`, `      or with what went before: npm run faults -- --seed ${seed} --cycles ${cycle}`]),
].join('\n');

/** How often each fault struck, and what all of it came to. */
export const summaryOf = (results: readonly CycleResult[], names: readonly string[]): string => {
  const struck = (name: string): number => results.filter(({ fault, struck: what }) => fault === name && what !== undefined).length;
  const sum = (of: (result: CycleResult) => number): number => results.reduce((total, result) => total + of(result), 0);
  return [
    ...names.map((name) => `${name.padEnd(46)} struck ${struck(name)} times`),
    `${results.length} cycles in ${Math.round(sum(({ tookMs }) => tookMs) / 1_000)} s: ${sum(({ events }) => events)} events acknowledged, ${sum(({ unanswered }) => unanswered)} commands sent again, `
      + `${sum(({ repeated }) => repeated)} of them found carried out; ${results.filter(({ wrong }) => wrong.length > 0).length} cycles with something wrong`,
  ].join('\n');
};
