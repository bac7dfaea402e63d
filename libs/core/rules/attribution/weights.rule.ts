import { addRationals, compareRationals, divideRationals, isZero, parseDecimal, rationalOne, rationalZero, sumRationals, type Rational } from '#kernel';
import { flag, type Flag } from '../deal/flag.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { Claim } from './claims.rule.js';

/** How the claims in one position share it: a weight for each, their sum above zero, and what was odd about them. */
export interface WeighedPosition {
  readonly weights: readonly Rational[];
  readonly sum: Rational;
  readonly flags: readonly Flag[];
}

/** Weighs the claims of one position as the rule set says: by declared weights, equally, or by evidence. */
export const weighPosition = (ruleSet: CompiledRuleSet, claims: readonly Claim[]): WeighedPosition => {
  const declared = declaredWeights(claims);
  const evidence = evidenceWeights(ruleSet, claims);
  const differs = splitDiffers(claims, declared, evidence);
  if (ruleSet.sameRole === 'equal') return weighed(equal(claims), differs);
  if (ruleSet.sameRole === 'evidence') return orEqual(claims, evidence ?? equal(claims), differs);
  return declared === undefined ? weighed(equal(claims), differs) : orEqual(claims, declared, [...differs, ...undeclared(claims)]);
};

const equal = (claims: readonly Claim[]): Rational[] => claims.map(() => rationalOne);

const weighed = (weights: readonly Rational[], flags: readonly Flag[]): WeighedPosition => ({ weights, sum: sumRationals(weights), flags });

/** Weights of which none is above zero cannot divide anything: then all are equal, and it is said. */
const orEqual = (claims: readonly Claim[], weights: readonly Rational[], flags: readonly Flag[]): WeighedPosition => {
  if (!weights.every(isZero)) return weighed(weights, flags);
  const position = claims[0]?.position.name ?? '';
  return weighed(equal(claims), [...flags, flag('weights-all-zero', { position })]);
};

/** Undefined where no weight is declared in the position; where some are, a missing one is 1. */
const declaredWeights = (claims: readonly Claim[]): Rational[] | undefined => {
  const weights = claims.map(declaredWeight);
  return weights.every((weight) => weight === undefined) ? undefined : weights.map((weight) => weight ?? rationalOne);
};

/** What the weights of merged roles add up to; undefined where none of them has one. */
const declaredWeight = ({ roles }: Claim): Rational | undefined => {
  let sum: Rational | undefined;
  for (const { weight } of roles) {
    const value = weight === undefined ? undefined : parseDecimal(weight);
    if (value !== undefined) sum = addRationals(sum ?? rationalZero, value);
  }
  return sum;
};

const evidenceWeight = ({ evidence }: CompiledRuleSet, { touchpoints }: Claim): Rational =>
  sumRationals(touchpoints.map(({ kind }) => evidence.weights.get(kind) ?? rationalZero));

const undeclared = (claims: readonly Claim[]): Flag[] =>
  claims
    .filter((claim) => declaredWeight(claim) === undefined)
    .map(({ partnerId, position, roles }) => flag('weight-undeclared', { partnerId, position: position.name, eventIds: idsOf(roles) }));

/** What one claimant of a position has by the weights fixed at registration and by the evidence, both as parts of the position. */
export interface ComparedClaim {
  readonly claim: Claim;
  readonly declared: Rational;
  readonly evidence: Rational;
}

/** The two splits of one position side by side; empty where one of them does not exist: not more than one claimant, or no weight above zero. */
export const compareSplits = (ruleSet: CompiledRuleSet, claims: readonly Claim[]): readonly ComparedClaim[] =>
  comparedSplits(claims, declaredWeights(claims), evidenceWeights(ruleSet, claims));

const evidenceWeights = (ruleSet: CompiledRuleSet, claims: readonly Claim[]): Rational[] | undefined =>
  claims.length > 1 ? claims.map((claim) => evidenceWeight(ruleSet, claim)) : undefined;

const comparedSplits = (
  claims: readonly Claim[], declared: readonly Rational[] | undefined, evidence: readonly Rational[] | undefined,
): readonly ComparedClaim[] => {
  if (declared === undefined || evidence === undefined || declared.every(isZero) || evidence.every(isZero)) return [];
  const [declaredSum, evidenceSum] = [sumRationals(declared), sumRationals(evidence)];
  return claims.map((claim, index) => ({
    claim,
    declared: divideRationals(declared[index] ?? rationalZero, declaredSum),
    evidence: divideRationals(evidence[index] ?? rationalZero, evidenceSum),
  }));
};

const splitDiffers = (claims: readonly Claim[], declared: readonly Rational[] | undefined, evidence: readonly Rational[] | undefined): Flag[] => {
  if (comparedSplits(claims, declared, evidence).every((one) => compareRationals(one.declared, one.evidence) === 0)) return [];
  const position = claims[0]?.position.name ?? '';
  return [flag('registration-split-differs', { position, eventIds: claims.flatMap(({ roles }) => idsOf(roles)) })];
};

const idsOf = (items: readonly { readonly eventId: string }[]): string[] => items.map(({ eventId }) => eventId);
