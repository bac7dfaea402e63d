import type { Instant } from '#kernel';
import type { PartnerState } from './partner.state.js';

/** Why a partner is not paid, in words, and when the ledger was told so; null where there never was a moment at which it could be paid. */
export interface HeldBack {
  readonly because: string;
  readonly since: Instant | null;
}

/** What holds a partner's payment by a batch of that cut-off back; undefined where nothing does. */
export const heldBack = (partner: PartnerState, cutOff: string): HeldBack | undefined => {
  switch (partner.status) {
    case 'none': return { because: 'is unknown', since: null };
    case 'suspended': return { because: 'is suspended', since: partner.heldSince };
    case 'merged': return { because: `is part of ${partner.into}`, since: partner.heldSince };
    case 'active': return withoutAgreement(partner, cutOff);
  }
};

const withoutAgreement = ({ agreements }: Extract<PartnerState, { status: 'active' }>, cutOff: string): HeldBack | undefined => {
  const begun = [...agreements.values()].filter(({ from }) => from <= cutOff);
  if (begun.some(({ to }) => to === null || cutOff <= to)) return undefined;
  const cutShort = begun.find(({ signedTo }) => signedTo === null || cutOff <= signedTo);
  return { because: `has no agreement in force on ${cutOff}`, since: cutShort?.endedEarly ?? null };
};
