import { partnerRoles, type PartnerRole } from '#events';
import { compareUtf8 } from '#kernel';
import type { PartFacts } from '../survey/part-facts.js';
import { isValueFault, valueFault, type ValueFault } from '../values/value-fault.js';
import { addWeights, formatWeight, type Weight } from '../values/weight.js';

/** One partner's role on a deal, the weights of all its rows added up. */
export interface RoleOnDeal {
  readonly partner: string;
  readonly role: PartnerRole;
  readonly weight: string | null;
}

/** Adds up who does what, in the order of roles and partners whatever the order of the rows. */
export const rolesOfDeal = (parts: readonly PartFacts[]): readonly RoleOnDeal[] | ValueFault => {
  const held = new Map<string, Holding>();
  for (const part of parts) {
    if (part.kind !== 'role') continue;
    const key = JSON.stringify([partnerRoles.indexOf(part.role), part.partner]);
    const before = held.get(key);
    if (before && (before.weight === null) !== (part.weight === null)) return halfDeclared(part.partner);
    const weight = before?.weight && part.weight ? addWeights(before.weight, part.weight) : part.weight;
    held.set(key, { partner: part.partner, role: part.role, weight });
  }
  const roles: RoleOnDeal[] = [];
  for (const { partner, role, weight } of [...held.values()].sort(inOrder)) {
    const text = weight && formatWeight(weight);
    if (isValueFault(text)) return text;
    roles.push({ partner, role, weight: text });
  }
  return roles;
};

interface Holding {
  readonly partner: string;
  readonly role: PartnerRole;
  readonly weight: Weight | null;
}

const inOrder = (one: Holding, other: Holding): number =>
  partnerRoles.indexOf(one.role) - partnerRoles.indexOf(other.role) || compareUtf8(one.partner, other.partner);

const halfDeclared = (partner: string): ValueFault =>
  valueFault('weight-half-declared', `Some rows of partner ${partner} declare a weight for a role and some do not.`);
