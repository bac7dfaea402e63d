/** One line of the table. Rates are in `unit`; a row without a raw side has a goal of its own. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What the machine gives without us, or a peer with it, in the same run; null where there is nothing to hold against. */
  readonly raw: number | null;
  readonly ratio: number | null;
  /** What quality asks, in words; null: reported only. */
  readonly goal: string | null;
  readonly met: boolean | null;
  /** What else was measured beside it. */
  readonly details: Readonly<Record<string, number>>;
}

/** A row whose goal is a ratio to the raw side. */
export const ratioRow = (
  name: string, unit: string, compared: { readonly ours: number; readonly raw: number; readonly ratio: number },
  goal: number | null, details: Readonly<Record<string, number>> = {},
): BenchRow => ({
  name, unit, ...compared, details,
  goal: goal === null ? null : `≥ ${goal} ×`,
  met: goal === null ? null : compared.ratio >= goal,
});
