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
 * ruling that does not uphold the dispute can be appealed; the second is final. Roles, amount and close date of a won deal stay an act of two
 * persons: a ruling names a correction that is proposed, and waits until somebody else approves it.
 */
export const ruleDispute = (state: OpenedDispute, command: Rule, context: Context, programme: FoundedProgramme): Decision<DisputeEvent> => {
  const { outcome, reason, voids, logs, correctionId } = command;
  const isAppealable = outcome !== 'upheld' && state.rulings.length === 0;
  const appealUntil = isAppealable ? daysAfter(context.now, programme.disputeTerms.responseDays, programme) : null;
  return unlessImpartial(state, context) ?? unlessTouchpoints(state, command, context) ?? unlessCorrection(command, context) ?? unlessSomething(state, command, context)
    ?? accept({ type: 'DisputeRuled', data: {
      partnerId: state.partnerId, outcome, reason, voids: [...voids], logs: [...logs], ...(correctionId === null ? {} : { correctionId }), appealUntil } });
};

const unlessImpartial = ({ rulings, wrongEventIds }: OpenedDispute, { actor: { userId }, facts: { events } }: Context): Decision<never> | undefined => {
  if (rulings.some(({ ruledBy }) => ruledBy === userId)) return reject('ruling-needs-second-person', 'Whoever ruled first does not rule on the appeal.');
  return wrongEventIds.some((id) => events.get(id)?.toldBy === userId)
    ? reject('ruler-told-disputed-events', 'Whoever told an event that is disputed does not rule on it.')
    : undefined;
};

/** A ruling voids touchpoints that the dispute names as wrong, and logs such as it misses. */
const unlessTouchpoints = ({ wrongEventIds, missing }: OpenedDispute, { outcome, voids, logs, correctionId }: Rule, { facts: { events } }: Context): Decision<never> | undefined => {
  if (outcome === 'refused' && (voids.length + logs.length > 0 || correctionId !== null)) return reject('refusal-changes-nothing', 'A dispute that is refused changes nothing on the deal.', '/outcome');
  const voidable = new Set(wrongEventIds.map((id) => events.get(id)?.touchpointId));
  const strange = voids.findIndex((touchpointId) => !voidable.has(touchpointId));
  if (strange >= 0) return reject('touchpoint-not-disputed', `The dispute names no event of the touchpoint ${voids[strange] ?? ''} as wrong.`, `/voids/${strange}`);
  const unclaimed = logs.findIndex((touchpointId) => !missing.some((each) => each.touchpointId === touchpointId));
  return unclaimed < 0 ? undefined : reject('touchpoint-not-disputed', `The dispute misses no touchpoint ${logs[unclaimed] ?? ''}.`, `/logs/${unclaimed}`);
};

/** A correction that was approved before was made for another reason. */
const unlessCorrection = ({ correctionId }: Rule, { facts: { deal } }: Context): Decision<never> | undefined => {
  if (correctionId === null) return undefined;
  const status = deal?.corrections.get(correctionId);
  if (status === 'approved') return reject('correction-approved-already', `The correction ${correctionId} is in force already: a ruling names one that waits for its second person.`, '/correctionId');
  if (status === 'lapsed') return reject('correction-lapsed', 'The deal was reopened since; propose the correction anew.', '/correctionId');
  return status === 'proposed' ? undefined : reject('correction-unknown', `There is no correction ${correctionId} of the deal: propose it there, then rule.`, '/correctionId');
};

/** What is upheld changes the won deal, unless it is about what neither touchpoints nor a correction can change. */
const unlessSomething = (
  { wrongEventIds, missing }: OpenedDispute, { outcome, voids, logs, correctionId }: Rule, { facts: { events, deal } }: Context,
): Decision<never> | undefined => {
  if (outcome !== 'upheld' || voids.length + logs.length > 0 || correctionId !== null || deal?.isWon !== true) return undefined;
  const canChange = missing.length > 0 || wrongEventIds.some((id) => {
    const event = events.get(id);
    return event !== undefined && (event.isCorrectable || event.touchpointId !== null);
  });
  return canChange
    ? reject('ruling-changes-nothing', 'A dispute that is upheld changes the deal: void or log its touchpoints, or propose a correction of roles, amount or close date on the deal and name it here.', '/correctionId')
    : undefined;
};
