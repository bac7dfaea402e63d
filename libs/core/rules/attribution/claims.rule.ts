import { compareUtf8 } from '#kernel';
import type { Dossier, DossierRole, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet, Position } from '../ruleset/compile-ruleset.js';

/** One partner in one position: by which roles, resting on which qualifying touchpoints. */
export interface Claim {
  readonly position: Position;
  readonly partnerId: string;
  readonly roles: readonly DossierRole[];
  readonly touchpoints: readonly DossierTouchpoint[];
}

/** The claims on a deal, in order of position, then of partner id by bytes; roles merged into a position are one claim. */
export const claimsOn = (ruleSet: CompiledRuleSet, dossier: Dossier, qualifying: readonly DossierTouchpoint[]): Claim[] => {
  if (dossier.model === null) return [];
  const sellers = new Set(dossier.roles.filter(({ role }) => role === 'selling').map(({ partnerId }) => partnerId));
  return ruleSet.positions[dossier.model].flatMap((position) => {
    const roles = dossier.roles.filter(({ role, partnerId }) => position.takes(role, sellers.has(partnerId)));
    return partnersIn(roles).map((partnerId) => ({
      position,
      partnerId,
      roles: roles.filter((role) => role.partnerId === partnerId),
      touchpoints: qualifying.filter((touch) => touch.partnerId === partnerId && isFor(touch, position, sellers.has(partnerId))),
    }));
  });
};

/** Claims as `claimsOn` orders them, those in one position together. */
export const claimsByPosition = (claims: readonly Claim[]): readonly (readonly Claim[])[] => {
  const positions: (readonly Claim[])[] = [];
  for (let from = 0; from < claims.length; ) {
    const position = claims[from]?.position;
    const inPosition = claims.filter((claim) => claim.position === position);
    positions.push(inPosition);
    from += inPosition.length;
  }
  return positions;
};

const partnersIn = (roles: readonly DossierRole[]): string[] =>
  roles.length === 1 && roles[0] !== undefined
    ? [roles[0].partnerId]
    : [...new Set(roles.map(({ partnerId }) => partnerId))].sort(compareUtf8);

const isFor = ({ role }: DossierTouchpoint, position: Position, partnerSells: boolean): boolean =>
  role != null && position.takes(role, partnerSells);
