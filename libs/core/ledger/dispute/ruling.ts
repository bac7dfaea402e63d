import type { Actor, DisputeEvent } from '#events';
import { accept, reject, type Decision, type DecisionContext } from '#kernel';
import type { FoundedProgramme } from '../programme/programme.state.js';
import type { DisputeCommand } from './dispute.commands.js';
import type { DisputeFacts, OpenedDispute } from './dispute.state.js';
import { daysAfter } from './opening.js';

type Rule = Extract<DisputeCommand, { type: 'RuleDispute' }>;
type Context = DecisionContext<Actor, DisputeFacts>;

/**
 * Finance rules. Whoever told an event that is disputed does not judge it, nor does whoever ruled first judge the escalation. A first
 * ruling that does not uphold the dispute can be appealed; the second is final.
 */
export const ruleDispute = (state: OpenedDispute, command: Rule, context: Context, programme: FoundedProgramme): Decision<DisputeEvent> => {
  const { outcome, reason, voids, logs } = command;
  const isAppealable = outcome !== 'upheld' && state.rulings.length === 0;
  const appealUntil = isAppealable ? daysAfter(context.now, programme.disputeTerms.responseDays, programme) : null;
  return unlessImpartial(state, context) ?? unlessRemedies(state, command, context)
    ?? accept({ type: 'DisputeRuled', data: { partnerId: state.partnerId, outcome, reason, voids: [...voids], logs: [...logs], appealUntil } });
};

const unlessImpartial = ({ rulings, wrongEventIds }: OpenedDispute, { actor: { userId }, facts: { events } }: Context): Decision<never> | undefined => {
  if (rulings.some(({ ruledBy }) => ruledBy === userId)) return reject('ruling-needs-second-person', 'Whoever ruled first does not rule on the appeal.');
  return wrongEventIds.some((id) => events.get(id)?.toldBy === userId)
    ? reject('ruler-told-disputed-events', 'Whoever told an event that is disputed does not rule on it.')
    : undefined;
};

/** A ruling voids touchpoints that the dispute names as wrong, and logs such as it misses; nothing else on the deal changes by it. */
const unlessRemedies = ({ wrongEventIds, missing }: OpenedDispute, { outcome, voids, logs }: Rule, { facts: { events } }: Context): Decision<never> | undefined => {
  if (outcome === 'refused' && voids.length + logs.length > 0) return reject('refusal-changes-nothing', 'A dispute that is refused changes nothing on the deal.', '/outcome');
  const voidable = new Set(wrongEventIds.map((id) => events.get(id)?.touchpointId));
  const strange = voids.findIndex((touchpointId) => !voidable.has(touchpointId));
  if (strange >= 0) return reject('touchpoint-not-disputed', `The dispute names no event of the touchpoint ${voids[strange] ?? ''} as wrong.`, `/voids/${strange}`);
  const unclaimed = logs.findIndex((touchpointId) => !missing.some((each) => each.touchpointId === touchpointId));
  return unclaimed < 0 ? undefined : reject('touchpoint-not-disputed', `The dispute misses no touchpoint ${logs[unclaimed] ?? ''}.`, `/logs/${unclaimed}`);
};
