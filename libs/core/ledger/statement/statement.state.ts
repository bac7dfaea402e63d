import type { ClosingState } from '../period/period.state.js';

/** What was issued of one statement. */
export interface IssuedParts {
  readonly parts: number;
  /** Part by part, the SHA-256 of what was issued. */
  readonly issued: ReadonlyMap<number, string>;
}

/** What the close of one quarter has written so far. */
export interface StatementsState {
  /** By rule set, version, clause and partner, the SHA-256 of what was counted; those taken back are marked. */
  readonly awards: ReadonlyMap<string, string>;
  /** The same of the further deals of awards, part by part. */
  readonly continued: ReadonlyMap<string, string>;
  /** By partner. */
  readonly parts: ReadonlyMap<string, IssuedParts>;
  readonly lines: number;
  /** SHA-256 (hex) over the digest before and that of each part (of its RFC 8785 form), in the order of issue. */
  readonly digest: string;
}

/** What a decision on statements rests on beside the stream. */
export interface StatementFacts {
  readonly periods: ClosingState;
}

/** Whether every part of every statement begun is issued. */
export const issuedWhole = ({ parts }: StatementsState): boolean => [...parts.values()].every(({ parts: all, issued }) => issued.size === all);
