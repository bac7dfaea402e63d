import type { Actor, DisputedLine, DisputeEvent } from '#events';
import {
  accept, addDays, digestOf, formatMinor, lastInstantOfDay, localDayOf, parseInstant, parseMinor, reject, type Decision, type DecisionContext, type Instant,
} from '#kernel';
import type { FoundedProgramme } from '../programme/programme.state.js';
import type { DisputeCommand } from './dispute.commands.js';
import type { DisputableLine, DisputeFacts, DisputeState } from './dispute.state.js';

type Open = Extract<DisputeCommand, { type: 'OpenDispute' }>;
type Context = DecisionContext<Actor, DisputeFacts>;
type Answer = Decision<DisputeEvent>;

/** The last instant of the local day so many days later. */
export const daysAfter = (instant: Instant, days: number, { calendar: { timeZone } }: FoundedProgramme): Instant =>
  lastInstantOfDay(addDays(localDayOf(instant, timeZone), days), timeZone);

/** Disputes a line, once: again only where the dispute before was withdrawn. What is in payment or paid already is not held. */
export const openDispute = (state: DisputeState, command: Open, context: Context, programme: FoundedProgramme): Answer => {
  const { facts: { line: found, disputedBy }, now } = context;
  if (state.status === 'opened') return isSame(state, command) ? accept() : reject('dispute-exists', `${command.disputeId} is another dispute.`, '/disputeId');
  if (found === null) return reject('line-unknown', 'You have no such line: name the quarter and number of a statement\'s line, or the deal and entry of one that is not stated yet.');
  if (disputedBy !== null) return reject('line-disputed-already', `${disputedBy} is about this line.`);
  const openUntil = found.issuedAt && daysAfter(found.issuedAt, programme.disputeTerms.disputeDays, programme);
  if (openUntil !== null && now > openUntil) return reject('dispute-deadline-passed', `This line could be disputed until ${openUntil}.`);
  const amount = disputedAmount(command, found);
  if (amount === undefined) return reject('amount-invalid', `The amount disputed is one of ${found.currency}, from zero to ${magnitudeOf(found)}.`, '/amount');
  const fault = faultOf(command, found.line, context);
  if (fault) return fault;
  const { disputeId, wrongEventIds, missing, evidence } = command;
  const { partnerId, line, currency, unpaidMinor } = found;
  return accept({ type: 'DisputeOpened', data: {
    disputeId, partnerId, line, currency, amount: formatMinor(amount, currency), held: formatMinor(amount < unpaidMinor ? amount : unpaidMinor, currency),
    wrongEventIds: [...wrongEventIds], missing: missing.map((each) => ({ ...each })), evidence, openUntil,
    answerBy: daysAfter(now, programme.disputeTerms.responseDays, programme) } });
};

const isSame = ({ wrongEventIds, missing }: Extract<DisputeState, { status: 'opened' }>, asked: Open): boolean =>
  digestOf({ wrongEventIds, missing }) === digestOf({ wrongEventIds: asked.wrongEventIds, missing: asked.missing });

const magnitudeOf = ({ line: { amount } }: DisputableLine): string => amount.replace(/^-/, '');

const disputedAmount = ({ amount }: Open, found: DisputableLine): bigint | undefined => {
  const most = parseMinor(magnitudeOf(found), found.currency) ?? 0n;
  const minor = amount === null ? most : parseMinor(amount, found.currency);
  return minor === undefined || minor < 0n || minor > most ? undefined : minor;
};

/** A line of a deal is disputed by what is wrong or missing on the deal; one of no deal by its evidence alone. */
const faultOf = ({ wrongEventIds, missing }: Open, { dealId }: DisputedLine, { facts: { events }, now }: Context): Decision<never> | undefined => {
  if (dealId !== null && wrongEventIds.length + missing.length === 0) return reject('nothing-named', 'Name the events that are wrong, or the touchpoints that are missing.', '/wrongEventIds');
  const unknown = wrongEventIds.findIndex((id) => !events.has(id));
  if (unknown >= 0) return reject('event-unknown', `The deal of this line has no event ${wrongEventIds[unknown] ?? ''} that it could rest on.`, `/wrongEventIds/${unknown}`);
  if (dealId === null && missing.length > 0) return reject('line-of-no-deal', 'This line is of no deal: no touchpoint is missing there.', '/missing');
  const twice = missing.findIndex(({ touchpointId }, index) => missing.findIndex((other) => other.touchpointId === touchpointId) !== index);
  if (twice >= 0) return reject('touchpoint-twice', 'Each missing touchpoint has an id of its own.', `/missing/${twice}/touchpointId`);
  const odd = missing.findIndex(({ happenedAt }) => parseInstant(happenedAt) === undefined || happenedAt > now);
  return odd < 0 ? undefined : reject('instant-in-future', 'A missing touchpoint happened in the past.', `/missing/${odd}/happenedAt`);
};
