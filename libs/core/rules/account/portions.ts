import { compareUtf8 } from '#kernel';

/** One amount that stands to a partner's account in one currency, in the order of recording. Days are local days, `2026-04-19`. */
export interface AccountEntry {
  /** What it belongs to: a line of a deal, an award, a write-off. Entries of one line correct one another. */
  readonly line: string;
  /** Which award it is of, as one line's awards of several quarters are apart; null where it is of no award. */
  readonly award: string | null;
  readonly amountMinor: bigint;
  /** From when it is payable. */
  readonly dueOn: string;
  /** What of it waits longer, and until when; zero of a negative amount. */
  readonly holdbackMinor: bigint;
  readonly holdbackUntil: string;
}

/** A part of an entry that falls due on a day. */
export interface Portion {
  readonly line: string;
  readonly award: string | null;
  readonly amountMinor: bigint;
  readonly dueOn: string;
  readonly isHeldBack: boolean;
}

/**
 * What falls due when. A positive entry falls due as its terms say, what is held back of it later. A negative one is set against
 * what falls due last of its own line, so that what is held back goes first; then against whatever else is held back, last first;
 * what remains is due at once. Sums are kept: the portions add up to the entries.
 */
export const portionsOf = (entries: readonly AccountEntry[]): readonly Portion[] => {
  const portions: Portion[] = [];
  for (const entry of entries) {
    if (entry.amountMinor >= 0n) portions.push(...earned(entry));
    else clawBack(portions, entry);
  }
  return portions.filter(({ amountMinor }) => amountMinor !== 0n);
};

const earned = ({ line, award, amountMinor, dueOn, holdbackMinor, holdbackUntil }: AccountEntry): readonly Portion[] => [
  { line, award, amountMinor: amountMinor - holdbackMinor, dueOn, isHeldBack: false },
  { line, award, amountMinor: holdbackMinor, dueOn: holdbackUntil, isHeldBack: true },
];

/** Takes the entry off what stands there; a portion that nothing is left of drops out in the end. */
const clawBack = (portions: Portion[], { line, award, amountMinor, dueOn }: AccountEntry): void => {
  let left = -amountMinor;
  const take = ([index, portion]: readonly [number, Portion]): void => {
    const taken = portion.amountMinor < left ? portion.amountMinor : left;
    portions[index] = { ...portion, amountMinor: portion.amountMinor - taken };
    left -= taken;
  };
  lastDueFirst(portions, (portion) => portion.line === line && portion.award === award).forEach(take);
  lastDueFirst(portions, (portion) => portion.isHeldBack).forEach(take);
  portions.push({ line, award, amountMinor: -left, dueOn, isHeldBack: false });
};

/** Which of the portions above zero, the last due first; of those due on one day what is held back, then the later. */
const lastDueFirst = (portions: readonly Portion[], matches: (portion: Portion) => boolean): readonly (readonly [number, Portion])[] =>
  [...portions.entries()].filter(([, portion]) => portion.amountMinor > 0n && matches(portion))
    .sort(([one, left], [other, right]) => compareUtf8(right.dueOn, left.dueOn) || Number(right.isHeldBack) - Number(left.isHeldBack) || other - one);

/** What stands to an account on a day: all of it, what is payable by then, what is held back beyond. Paid amounts are not in it. */
export const standingOn = (portions: readonly Portion[], day: string): { readonly allMinor: bigint; readonly payableMinor: bigint; readonly heldMinor: bigint } => ({
  allMinor: sumOf(portions),
  payableMinor: sumOf(portions.filter(({ dueOn }) => dueOn <= day)),
  heldMinor: sumOf(portions.filter(({ dueOn, isHeldBack }) => isHeldBack && dueOn > day)),
});

const sumOf = (portions: readonly Portion[]): bigint => portions.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
