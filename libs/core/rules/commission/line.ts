import type { Rational } from '#kernel';

/** A part of what a deal owes, and why. Minor units of the deal's currency; partnerId null is the vendor, who keeps it. */
export interface Line {
  readonly partnerId: string | null;
  readonly position: string;
  readonly share: Rational;
  readonly amountMinor: bigint;
  readonly kind: 'commission' | 'uplift' | 'retained';
  readonly withheld: boolean;
  readonly clause: string;
  readonly eventIds: readonly string[];
}
