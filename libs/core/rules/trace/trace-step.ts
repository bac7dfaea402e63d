/**
 * One step of a calculation. `exact` is its value before rounding, in whole units of the currency: a decimal where it has an
 * end, else a fraction in lowest terms. `result` is the text it came to, the same where nothing was rounded; `clause` the part
 * of the rule set that says so, null where facts do.
 */
export interface TraceStep {
  readonly step: string;
  readonly partnerId: string | null;
  readonly position: string | null;
  readonly clause: string | null;
  readonly formula: string;
  readonly exact: string;
  readonly result: string;
  readonly eventIds: readonly string[];
  readonly note: string | null;
}

/** How one deal's cents came about, from its amount to its lines. */
export interface DealTrace {
  readonly dealId: string;
  readonly currency: string;
  readonly steps: readonly TraceStep[];
}
