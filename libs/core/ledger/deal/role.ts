import { accept, compareRationals, mapWith, parseDecimal, reject } from '#kernel';
import { currentOf, heldAt, lastOf, tell, wasTold, type Timeline } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import { roleKey, type OpenedDeal, type PartnerInRole, type Party, type Tenure } from './deal.state.js';
import { ifUnfitForRole, ifUnknown, unlessOpen, unlessWeight, type Refusal } from './refusals.js';

/** Gives a partner a role, or the role it has another weight. A suspended partner keeps its roles but takes no new one. */
export const assignRole = (state: OpenedDeal, command: CommandOf<'AssignRole'>, { occurredAt, facts }: DealContext): Answer => {
  const { partnerId, role, weight } = command;
  if (wasTold(tenureOf(state, command), { value: { held: true, weight, registrationId: null }, at: occurredAt }, sameTenure)) return accept();
  const unfit = holdsRole(state, command) ? ifUnknown([partnerId], facts) : ifUnfitForRole([partnerId], facts);
  return unlessOpen(state) ?? unlessWeight(weight) ?? unfit ?? unlessModel(state)
    ?? accept({ type: 'RoleAssigned', data: { partnerId, role, weight, registrationId: null } });
};

/** Takes a role back. One that was not held at that instant was not held already, so nothing happens. */
export const releaseRole = (state: OpenedDeal, command: CommandOf<'ReleaseRole'>, { occurredAt }: DealContext): Answer => {
  const { partnerId, role } = command;
  if (!(heldAt(tenureOf(state, command), occurredAt)?.value.held ?? false)) return accept();
  return unlessOpen(state) ?? accept({ type: 'RoleReleased', data: { partnerId, role } });
};

/** Refuses roles on a deal that is sold without partners: its co-sell model says how they would be paid. */
export const unlessModel = (state: OpenedDeal): Refusal =>
  currentOf(state.models) === null ? reject('model-missing', 'The deal has no co-sell model; choose one before giving roles.') : undefined;

/** The roles held now, with their weights. */
export const heldRoles = (state: OpenedDeal): readonly Party[] =>
  [...state.roles.values()].flatMap(({ partnerId, role, tenure }) => {
    const now = lastOf(tenure);
    return now?.held ? [{ partnerId, role, weight: now.weight }] : [];
  });

/** Whether the partner has the role now. */
export const holdsRole = (state: OpenedDeal, of: PartnerInRole): boolean =>
  lastOf(tenureOf(state, of))?.held ?? false;

/** What was said of a partner's tenure of a role. */
export const tenureOf = (state: OpenedDeal, of: PartnerInRole): Timeline<Tenure> => state.roles.get(roleKey(of))?.tenure ?? [];

/** Weights are the same when they are the same number: `1` and `1.0`. */
export const sameWeight = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return one === other;
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  return left && right ? compareRationals(left, right) === 0 : one === other;
};

const sameTenure = (one: Tenure, other: Tenure): boolean =>
  one.held && other.held ? sameWeight(one.weight, other.weight) : one.held === other.held;

/** The deal with a partner in a role. */
export const roleAssigned = (state: OpenedDeal, { data, metadata }: EventOf<'RoleAssigned'>): OpenedDeal => {
  const { weight, registrationId } = data;
  return withTenure(state, data, tell(tenureOf(state, data), { value: { held: true, weight, registrationId }, at: metadata.occurredAt }));
};

/** The deal with a partner out of a role. */
export const roleReleased = (state: OpenedDeal, { data, metadata }: EventOf<'RoleReleased'>): OpenedDeal =>
  withTenure(state, data, tell(tenureOf(state, data), { value: { held: false }, at: metadata.occurredAt }));

/** The deal with another tenure of a partner's role. */
export const withTenure = <Deal extends OpenedDeal>(state: Deal, { role, partnerId }: PartnerInRole, tenure: Timeline<Tenure>): Deal =>
  ({ ...state, roles: mapWith(state.roles, roleKey({ role, partnerId }), { partnerId, role, tenure }) });
