import type { PartnerState } from './partner.state.js';

/** Why a partner is not paid by a batch of that cut-off, in words; undefined where nothing holds its payment back. */
export const heldBack = (partner: PartnerState, cutOff: string): string | undefined => {
  switch (partner.status) {
    case 'none': return 'is unknown';
    case 'suspended': return 'is suspended';
    case 'merged': return `is part of ${partner.into}`;
    case 'active': return [...partner.agreements.values()].some(({ from, to }) => from <= cutOff && (to === null || cutOff <= to))
      ? undefined : `has no agreement in force on ${cutOff}`;
  }
};
