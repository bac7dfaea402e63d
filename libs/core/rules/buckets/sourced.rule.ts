import { compareUtf8 } from '#kernel';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';

interface Candidate {
  readonly partnerId: string;
  readonly firstAt: string;
}

/**
 * The partner that sourced the deal, or null. A candidate is the source partner or a holder of role sourcing whose first
 * qualifying touch is not after the creation, or the source partner of a partner's lead. The earliest, then the smaller id,
 * unless a touch of the vendor precedes it; the same instant does not precede.
 */
export const sourcedBy = (dossier: Dossier, qualifying: readonly DossierTouchpoint[]): string | null => {
  const earliest = candidates(dossier, qualifying).sort(
    (left, right) => compareUtf8(left.firstAt, right.firstAt) || compareUtf8(left.partnerId, right.partnerId),
  )[0];
  if (earliest === undefined) return null;
  const preceded = qualifying.some(({ partnerId, occurredAt }) => partnerId === null && occurredAt < earliest.firstAt);
  return preceded ? null : earliest.partnerId;
};

const candidates = (dossier: Dossier, qualifying: readonly DossierTouchpoint[]): Candidate[] => {
  const { createdAt, origin, sourcePartnerId, roles } = dossier;
  const named = new Set(roles.filter(({ role }) => role === 'sourcing').map(({ partnerId }) => partnerId));
  if (sourcePartnerId != null) named.add(sourcePartnerId);
  return [...named].flatMap((partnerId) => {
    const latest = origin === 'partnerLead' && partnerId === sourcePartnerId ? createdAt : undefined;
    const firstAt = firstTouch(qualifying, partnerId, latest);
    return firstAt === undefined || firstAt > createdAt ? [] : [{ partnerId, firstAt }];
  });
};

const firstTouch = (qualifying: readonly DossierTouchpoint[], partnerId: string, latest: string | undefined): string | undefined => {
  let first = latest;
  for (const touch of qualifying) {
    if (touch.partnerId === partnerId && (first === undefined || touch.occurredAt < first)) first = touch.occurredAt;
  }
  return first;
};
