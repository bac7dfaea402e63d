/**
 * One step of a calculation. `exact` is the fraction before rounding, in whole units of the currency, `result` the text it
 * came to; `clause` the part of the rule set that says so, null where facts do.
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
