import type { Actor, DisputeEvent, RecordedDisputeEvent } from '#events';
import { accept, reject, unreachable, type Decider, type Decision, type DecisionContext, type Instant } from '#kernel';
import type { FoundedProgramme } from '../programme/programme.state.js';
import type { DisputeCommand } from './dispute.commands.js';
import { evolveDispute } from './dispute.evolve.js';
import { disputeUnknown } from './dispute.rights.js';
import type { DisputeFacts, DisputeState, OpenedDispute } from './dispute.state.js';
import { daysAfter, openDispute } from './opening.js';
import { ruleDispute } from './ruling.js';

type Context = DecisionContext<Actor, DisputeFacts>;
type Answer = Decision<DisputeEvent>;
type Said = Exclude<DisputeCommand, { type: 'OpenDispute' | 'PassDisputeDeadline' | 'RecordRulingCarriedOut' }>;

const decide = (state: DisputeState, command: DisputeCommand, context: Context): Answer => {
  const { programme } = context.facts;
  if (programme.status === 'none') return reject('programme-not-founded', 'There is no programme yet.');
  if (command.type === 'OpenDispute') return openDispute(state, command, context, programme);
  if (state.status === 'none') return { accepted: false, rejection: disputeUnknown };
  if (command.type === 'PassDisputeDeadline') return passDeadline(state, context, programme);
  if (command.type === 'RecordRulingCarriedOut') return carryOut(state, command);
  return wasSaid(state, command) ? accept() : ifEnded(state, command) ?? hear(state, command, context, programme);
};

const hear = (state: OpenedDispute, command: Said, context: Context, programme: FoundedProgramme): Answer => {
  switch (command.type) {
    case 'AddDisputeEvidence': return addEvidence(state, command, context, programme);
    case 'AnswerDispute': return answer(state, command, context, programme);
    case 'EscalateDispute': return escalate(state, command, context, programme);
    case 'RuleDispute': return ruleDispute(state, command, context, programme);
    case 'WithdrawDispute': return accept({ type: 'DisputeWithdrawn', data: { partnerId: state.partnerId, reason: command.reason } });
    default: return unreachable(command);
  }
};

/** The same words sent again say nothing new. */
const wasSaid = (state: OpenedDispute, command: Said): boolean => {
  if (command.type === 'WithdrawDispute' && state.standing.is === 'withdrawn') return true;
  const text = textOf(command);
  return text !== null && state.said.has(text.textId);
};

const textOf = (command: Said) => {
  switch (command.type) {
    case 'AddDisputeEvidence': return command.evidence;
    case 'AnswerDispute': return command.answer;
    case 'EscalateDispute': case 'RuleDispute': case 'WithdrawDispute': return command.reason;
    default: return unreachable(command);
  }
};

const ifEnded = ({ disputeId, standing }: OpenedDispute, { type }: Said): Decision<never> | undefined => {
  if (standing.is === 'withdrawn' || standing.is === 'lapsed') return reject(`dispute-${standing.is}`, `${disputeId} has ${standing.is === 'lapsed' ? 'lapsed' : 'been withdrawn'}.`);
  if (standing.is !== 'ruled' || type === 'EscalateDispute') return undefined;
  return reject('dispute-ruled', `${disputeId} is ruled${standing.appealUntil === null ? '' : '; its partner may escalate it'}.`);
};

type Of<Type extends Said['type']> = Extract<Said, { type: Type }>;

/** Evidence that comes after the answer asks for another one. */
const addEvidence = ({ partnerId, standing }: OpenedDispute, { evidence }: Of<'AddDisputeEvidence'>, { now }: Context, programme: FoundedProgramme): Answer => {
  const late = standing.is === 'answered' ? ifPast(standing.replyBy, now) : undefined;
  const answerBy = standing.is === 'answered' ? daysAfter(now, programme.disputeTerms.responseDays, programme) : null;
  return late ?? accept({ type: 'DisputeEvidenceAdded', data: { partnerId, evidence, answerBy } });
};

const answer = ({ partnerId, standing }: OpenedDispute, { answer: text }: Of<'AnswerDispute'>, { now }: Context, programme: FoundedProgramme): Answer => {
  if (standing.is !== 'open') return reject('dispute-not-open', 'The dispute does not wait for an answer.');
  return ifPast(standing.answerBy, now)
    ?? accept({ type: 'DisputeAnswered', data: { partnerId, answer: text, replyBy: daysAfter(now, programme.disputeTerms.responseDays, programme) } });
};

const escalate = ({ partnerId, standing }: OpenedDispute, { reason }: Of<'EscalateDispute'>, { now }: Context, programme: FoundedProgramme): Answer => {
  if (standing.is !== 'answered' && standing.is !== 'ruled') return reject('dispute-not-answered', 'The dispute is escalated after its answer, or after a first ruling.');
  const until = standing.is === 'answered' ? standing.replyBy : standing.appealUntil;
  if (until === null) return reject('ruling-final', 'This ruling is final.');
  return ifPast(until, now) ?? accept({ type: 'DisputeEscalated', data: {
    partnerId, because: standing.is === 'answered' ? 'answer' : 'ruling', reason, ruleBy: daysAfter(now, programme.disputeTerms.responseDays, programme) } });
};

const ifPast = (deadline: Instant, now: Instant): Decision<never> | undefined =>
  (now > deadline ? reject('dispute-deadline-passed', `That was possible until ${deadline}.`) : undefined);

/** The vendor's silence takes the dispute on to finance, the partner's lets the answer stand. */
const passDeadline = ({ partnerId, standing }: OpenedDispute, { now }: Context, programme: FoundedProgramme): Answer => {
  if (standing.is === 'open' && now > standing.answerBy) {
    return accept({ type: 'DisputeEscalated', data: {
      partnerId, because: 'unanswered', reason: null, ruleBy: daysAfter(now, programme.disputeTerms.responseDays, programme) } });
  }
  if (standing.is === 'answered' && now > standing.replyBy) return accept({ type: 'DisputeLapsed', data: { partnerId, replyBy: standing.replyBy } });
  return accept();
};

const carryOut = ({ partnerId, rulings }: OpenedDispute, { rulingId, factIds, correctionId }: Extract<DisputeCommand, { type: 'RecordRulingCarriedOut' }>): Answer => {
  const ruling = rulings.find(({ eventId }) => eventId === rulingId);
  if (ruling === undefined) return reject('ruling-unknown', `The dispute has no ruling ${rulingId}.`, '/rulingId');
  return ruling.waitsFor.has(correctionId === null ? 'touchpoints' : 'correction')
    ? accept({ type: 'RulingCarriedOut', data: { partnerId, rulingId, factIds: [...factIds], ...(correctionId === null ? {} : { correctionId }) } })
    : accept();
};

/** A line disputed by its partner: opened, answered, escalated, ruled, withdrawn or lapsed, each by its deadline. */
export const disputeDecider: Decider<DisputeState, DisputeCommand, DisputeEvent, RecordedDisputeEvent, Actor, DisputeFacts> =
  { initial: { status: 'none' }, decide, evolve: evolveDispute };
