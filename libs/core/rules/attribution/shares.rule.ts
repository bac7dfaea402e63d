import { addRationals, divideRationals, multiplyRationals, rational, rationalOne, rationalZero, subtractRationals, type Rational } from '#kernel';
import type { Flag } from '../deal/flag.js';
import { sortedIds } from '../deal/flag.js';
import type { DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { claimsByPosition, type Claim } from './claims.rule.js';
import { weighPosition } from './weights.rule.js';

/** A claim with its exact part of the pool, and what that part was worked out from. */
export interface Share {
  readonly partnerId: string;
  readonly position: string;
  readonly clause: string;
  readonly share: Rational;
  /** percent ÷ whole × weight ÷ weights: the share's own arithmetic, for the trace. */
  readonly percent: Rational;
  readonly whole: Rational;
  readonly weight: Rational;
  readonly weights: Rational;
  readonly roleEventIds: readonly string[];
  readonly touchpointEventIds: readonly string[];
  /** Both, in byte order. */
  readonly eventIds: readonly string[];
}

/** The division of a deal's pool: the claims' shares in their order, and what the vendor keeps, if anything. */
export interface Division {
  readonly shares: readonly Share[];
  readonly retained: { readonly share: Rational; readonly clause: string } | null;
  readonly isSolo: boolean;
  readonly flags: readonly Flag[];
}

/** Divides the whole among the claims: a solo partner by `soloTakes`, several partners by their positions. */
export const divide = (ruleSet: CompiledRuleSet, claims: readonly Claim[], qualifying: readonly DossierTouchpoint[]): Division => {
  const first = claims[0];
  if (first === undefined) return { shares: [], retained: null, isSolo: false, flags: [] };
  const isSolo = claims.every(({ partnerId }) => partnerId === first.partnerId);
  const { shares, flags } = sharesByPosition(ruleSet, claims, wholeOf(ruleSet, claims, isSolo));
  if (isSolo && takesWhole(ruleSet, claims)) return { shares: [wholeShare(claims, first.partnerId, qualifying)], retained: null, isSolo, flags };
  return { shares, retained: retainedPart(shares, isSolo), isSolo, flags };
};

const hundred = rational(100n);

/** What the positions' percentages are parts of: the filled ones' sum where they share the whole, else a hundred. */
const wholeOf = (ruleSet: CompiledRuleSet, claims: readonly Claim[], isSolo: boolean): Rational => {
  if (isSolo || ruleSet.unfilled === 'retain') return hundred;
  let sum = rationalZero;
  claims.forEach(({ position }, index) => {
    if (position !== claims[index - 1]?.position) sum = addRationals(sum, position.percent.value);
  });
  return sum;
};

const takesWhole = ({ commission: { soloTakes } }: CompiledRuleSet, claims: readonly Claim[]): boolean =>
  soloTakes === 'whole' || (soloTakes === 'seller' && claims.some(({ position }) => position.sells));

const sharesByPosition = (ruleSet: CompiledRuleSet, claims: readonly Claim[], whole: Rational): { shares: Share[]; flags: Flag[] } => {
  const shares: Share[] = [];
  const flags: Flag[] = [];
  for (const inPosition of claimsByPosition(claims)) {
    const weighed = weighPosition(ruleSet, inPosition);
    inPosition.forEach((claim, index) => shares.push(shareOf(claim, { whole, weight: weighed.weights[index] ?? rationalZero, weights: weighed.sum })));
    flags.push(...weighed.flags);
  }
  return { shares, flags };
};

const shareOf = (claim: Claim, parts: { whole: Rational; weight: Rational; weights: Rational }): Share => {
  const ofWhole = divideRationals(claim.position.percent.value, parts.whole);
  const alone = parts.weight === parts.weights;
  const roleEventIds = sortedIds(claim.roles.map(({ eventId }) => eventId));
  const touchpointEventIds = sortedIds(claim.touchpoints.map(({ eventId }) => eventId));
  return {
    partnerId: claim.partnerId,
    position: claim.position.name,
    clause: claim.position.clause,
    share: alone ? ofWhole : multiplyRationals(ofWhole, divideRationals(parts.weight, parts.weights)),
    percent: claim.position.percent.value,
    ...parts,
    roleEventIds,
    touchpointEventIds,
    eventIds: sortedIds([...roleEventIds, ...touchpointEventIds]),
  };
};

/** One line for all a solo partner does, resting on all its work, whatever the role and even without one. */
const wholeShare = (claims: readonly Claim[], partnerId: string, qualifying: readonly DossierTouchpoint[]): Share => {
  const roleEventIds = sortedIds(claims.flatMap(({ roles }) => roles.map(({ eventId }) => eventId)));
  const touchpointEventIds = sortedIds(qualifying.filter((touch) => touch.partnerId === partnerId).map(({ eventId }) => eventId));
  return {
    partnerId, position: 'solo', clause: '/commission/solo', share: rationalOne, percent: hundred, whole: hundred, weight: rationalOne, weights: rationalOne,
    roleEventIds, touchpointEventIds, eventIds: sortedIds([...roleEventIds, ...touchpointEventIds]) };
};

const retainedPart = (shares: readonly Share[], isSolo: boolean): Division['retained'] => {
  const share = subtractRationals(rationalOne, shares.reduce((sum, item) => addRationals(sum, item.share), rationalZero));
  return share.numerator === 0n ? null : { share, clause: isSolo ? '/commission/soloTakes' : '/attribution/unfilled' };
};
