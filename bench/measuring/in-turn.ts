/** One round of one side, which counts or warms up; gives what it reached, in units a second. */
export type Side = (isCounted: boolean) => Promise<number>;

/** What the sides reached, round by round, those of one round at one index. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Medians over the rounds. `ratio` is the median of the rounds' own ratios: what slows a moment down slows both sides. */
export interface Compared {
  readonly ours: number;
  readonly raw: number;
  readonly ratio: number;
}

/** Takes the sides in turn, every other round backwards, so that a machine that others use too is as busy for one as for another. */
export const measureInTurn = async <Name extends string>(
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number }, sides: Readonly<Record<Name, Side>>,
): Promise<Rounds<Name>> => {
  const names = Object.keys(sides) as Name[];
  const reached = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const isCounted = round >= warmUps;
      const perSecond = await sides[name](isCounted);
      if (isCounted) reached[name].push(perSecond);
    }
  }
  return reached;
};

/** Holds one side against another. */
export const compare = (ours: readonly number[], raw: readonly number[]): Compared =>
  ({ ours: median(ours), raw: median(raw), ratio: median(ours.map((reached, round) => reached / (raw[round] ?? Number.NaN))) });

/** The value in the middle; NaN of nothing. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The smallest value that at least this part of the values does not exceed (nearest rank); NaN of nothing. */
export const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((one, other) => one - other)[Math.max(0, Math.ceil(part * values.length) - 1)] ?? Number.NaN;
