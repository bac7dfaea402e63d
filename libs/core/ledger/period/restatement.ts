import type { Actor, PeriodEvent, RecordedPeriodEvent } from '#events';
import { accept, mapWith, reject, unreachable, type Decision, type DecisionContext } from '#kernel';
import type { PeriodCommand } from './period.commands.js';
import type { PeriodFacts, PeriodState, Restatement } from './period.state.js';

type CommandOf<Type extends PeriodCommand['type']> = Extract<PeriodCommand, { type: Type }>;
type Context = DecisionContext<Actor, PeriodFacts>;
type Answer = Decision<PeriodEvent>;

/** One person proposes to price a closed quarter's deals by another published version. At most one restatement waits. */
export const proposeRestatement = (state: PeriodState, command: CommandOf<'ProposeRestatement'>, { actor, facts }: Context): Answer => {
  const { type: _type, ...proposed } = command;
  const known = state.restatements.get(command.restatementId);
  if (known !== undefined) {
    return isSame(known, command) ? accept() : reject('restatement-differs', `Restatement ${command.restatementId} was proposed with other words.`, '/restatementId');
  }
  const waiting = [...state.restatements.values()].find(({ standing }) => standing === 'proposed');
  if (waiting !== undefined) {
    return reject('restatement-waits', `Restatement ${waiting.restatementId} of ${waiting.period} waits for its second person: approve or withdraw it first.`);
  }
  return faultOf(state, command, facts) ?? accept({ type: 'RestatementProposed', data: { ...proposed, proposedBy: actor.userId } });
};

/** Another person approves: from now on the version holds for the quarter's deals. */
export const approveRestatement = (state: PeriodState, command: CommandOf<'ApproveRestatement'>, { actor, now, facts }: Context): Answer => {
  const known = knownOf(state, command);
  if (known === undefined) return unknown(command);
  if (known.standing === 'approved') return accept();
  if (known.standing === 'withdrawn') return reject('restatement-withdrawn', `Restatement ${known.restatementId} was withdrawn; propose it anew.`, '/restatementId');
  if (known.proposedBy === actor.userId) return reject('restatement-needs-second-person', 'Whoever proposed a restatement cannot approve it.');
  const { proposedBy: _proposedBy, standing: _standing, ...restatement } = known;
  return faultOf(state, known, facts) ?? accept({ type: 'PeriodRestated', data: { ...restatement, knownAt: now, approvedBy: actor.userId } });
};

/** Somebody takes the proposal back. */
export const withdrawRestatement = (state: PeriodState, command: CommandOf<'WithdrawRestatement'>, { actor }: Context): Answer => {
  const known = knownOf(state, command);
  if (known === undefined) return unknown(command);
  if (known.standing === 'approved') return reject('restatement-approved', `Restatement ${known.restatementId} is in force; another one can take its place.`, '/restatementId');
  const { restatementId, period } = command;
  return known.standing === 'withdrawn' ? accept() : accept({ type: 'RestatementWithdrawn', data: { restatementId, period, withdrawnBy: actor.userId } });
};

/** The restatements after one more event. */
export const restatementsAfter = (restatements: PeriodState['restatements'], event: RecordedPeriodEvent): PeriodState['restatements'] => {
  switch (event.type) {
    case 'RestatementProposed': {
      const { reason: _reason, ...proposed } = event.data;
      return mapWith(restatements, proposed.restatementId, { ...proposed, standing: 'proposed' });
    }
    case 'RestatementWithdrawn': return withStanding(restatements, event.data.restatementId, 'withdrawn');
    case 'PeriodRestated': return withStanding(restatements, event.data.restatementId, 'approved');
    case 'PeriodCloseProposed': case 'PeriodCloseApproved': case 'PeriodClosed': return restatements;
    default: return unreachable(event);
  }
};

const withStanding = (restatements: PeriodState['restatements'], restatementId: string, standing: Restatement['standing']): PeriodState['restatements'] => {
  const known = restatements.get(restatementId);
  return known === undefined ? restatements : mapWith(restatements, restatementId, { ...known, standing });
};

const knownOf = ({ restatements }: PeriodState, { restatementId, period }: { readonly restatementId: string; readonly period: string }): Restatement | undefined => {
  const known = restatements.get(restatementId);
  return known?.period === period ? known : undefined;
};

const unknown = ({ restatementId, period }: { readonly restatementId: string; readonly period: string }): Answer =>
  reject('restatement-unknown', `There is no restatement ${restatementId} of ${period}.`, '/restatementId');

const isSame = (known: Restatement, asked: CommandOf<'ProposeRestatement'>): boolean =>
  known.period === asked.period && known.ruleSetId === asked.ruleSetId && known.version === asked.version
  && known.replayId === asked.replayId && known.replayDigest === asked.replayDigest;

/** Only what is closed can be restated, by a published version; while a quarter is being closed, its lines are being counted. */
const faultOf = (
  { status, lastClosed, restatements }: PeriodState, { period, ruleSetId, version }: Pick<Restatement, 'period' | 'ruleSetId' | 'version'>, { ruleSet }: PeriodFacts,
): Decision<never> | undefined => {
  if (lastClosed === null || period > lastClosed) return reject('period-not-closed', `${period} is not closed: what it owes still follows the rules by themselves.`, '/period');
  if (status === 'closing') return reject('period-closing', 'A quarter is being closed; restate when that is done.');
  if (ruleSet === null || ruleSet.status === 'none') return reject('rule-set-unknown', `There is no rule set ${ruleSetId}.`, '/ruleSetId');
  if (!ruleSet.published.some((each) => each.version === version)) return reject('version-unpublished', `No version ${version} of ${ruleSetId} was published.`, '/version');
  const last = [...restatements.values()].findLast((each) => each.standing === 'approved' && each.period === period && each.ruleSetId === ruleSetId);
  return last?.version === version ? reject('restated-already', `The deals of ${period} are priced by ${ruleSetId}@${version} already.`, '/version') : undefined;
};
