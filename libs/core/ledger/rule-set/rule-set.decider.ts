import type { Actor, RecordedRuleSetEvent, RuleSetEvent } from '#events';
import { accept, parseLocalDay, reject, unreachable, type Decider, type Decision, type DecisionContext } from '#kernel';
import { unpublishable } from './publishable.js';
import type { RuleSetCommand } from './rule-set.commands.js';
import { evolveRuleSet } from './rule-set.evolve.js';
import type { RuleSetFacts } from './rule-set.facts.js';
import type { Draft, KnownRuleSet, RuleSetState } from './rule-set.state.js';

type CommandOf<Type extends RuleSetCommand['type']> = Extract<RuleSetCommand, { type: Type }>;
type Context = DecisionContext<Actor, RuleSetFacts>;
type Answer = Decision<RuleSetEvent>;

const decide = (state: RuleSetState, command: RuleSetCommand, context: Context): Answer => {
  if (command.type === 'DraftRuleSet') return draft(state, command, context);
  if (state.status === 'none') return reject('rule-set-unknown', 'There is no such rule set.');
  switch (command.type) {
    case 'ProposeRuleSet': return propose(state, command, context);
    case 'ApproveRuleSet': return approve(state, command, context);
    case 'RetireRuleSet': return retire(state, command);
    default: return unreachable(command);
  }
};

const draft = (state: RuleSetState, { ruleSetId, document }: CommandOf<'DraftRuleSet'>, { actor, facts }: Context): Answer => {
  const known = state.status === 'none' ? { ruleSetId, published: [] } : state;
  if (known.ruleSetId !== ruleSetId) return reject('rule-set-id-differs', `This is rule set ${known.ruleSetId}.`, '/ruleSetId');
  if (isKnown(state, facts.digest)) return accept();
  const fault = unpublishable(known, document, facts);
  if (fault) return fault;
  if (facts.digest === null) throw new TypeError('The facts of a draft hold the digest of its document.');
  const data = { ruleSetId, version: known.published.length + 1, document, digest: facts.digest, draftedBy: actor.userId };
  return accept({ type: 'RuleSetDrafted', data });
};

/** The very text is drafted or published already. */
const isKnown = (state: RuleSetState, digest: string | null): boolean =>
  state.status !== 'none' && (draftOf(state)?.digest === digest || state.published.some((version) => version.digest === digest));

const propose = (state: KnownRuleSet, { version }: CommandOf<'ProposeRuleSet'>, { actor, facts }: Context): Answer => {
  if (isPublished(state, version) || isProposed(state, version)) return accept();
  const drafted = draftOf(state);
  if (drafted?.version !== version) return draftUnknown(version);
  return unpublishable(state, drafted.document, facts) ?? changed(drafted, facts)
    ?? accept({ type: 'RuleSetProposed', data: { version, digest: drafted.digest, proposedBy: actor.userId } });
};

const approve = (state: KnownRuleSet, { version }: CommandOf<'ApproveRuleSet'>, { actor, facts }: Context): Answer => {
  if (isPublished(state, version)) return accept();
  if (draftOf(state)?.version !== version) return draftUnknown(version);
  if (state.status !== 'proposed') return reject('rule-set-not-proposed', `Nobody has proposed version ${version} yet.`, '/version');
  const { draft: drafted, proposal } = state;
  if (proposal.digest !== drafted.digest) return reject('draft-changed', 'The draft changed since it was proposed; it must be proposed again.', '/version');
  if (proposal.proposedBy === actor.userId) return reject('rule-set-needs-second-person', 'Whoever proposed a version cannot approve it.');
  return unpublishable(state, drafted.document, facts) ?? changed(drafted, facts)
    ?? accept({ type: 'RuleSetApproved', data: { version, digest: drafted.digest, approvedBy: actor.userId } });
};

const retire = (state: KnownRuleSet, { version, from, reason }: CommandOf<'RetireRuleSet'>): Answer => {
  const known = state.published.find((published) => published.version === version);
  if (!known) return reject('version-unknown', `There is no published version ${version}.`, '/version');
  if (known.retirement.retired) {
    return known.retirement.from === from ? accept() : reject('already-retired', `Version ${version} is retired from ${known.retirement.from}.`, '/from');
  }
  if (parseLocalDay(from) === undefined) return reject('day-invalid', `${JSON.stringify(from.slice(0, 40))} is no day like 2026-03-20.`, '/from');
  return accept({ type: 'RuleSetRetired', data: { version, from, reason } });
};

const isPublished = (state: KnownRuleSet, version: number): boolean =>
  state.published.some((published) => published.version === version);

const isProposed = (state: KnownRuleSet, version: number): boolean =>
  state.status === 'proposed' && state.draft.version === version && state.proposal.digest === state.draft.digest;

const draftOf = (state: KnownRuleSet): Draft | undefined => (state.status === 'settled' ? undefined : state.draft);

const draftUnknown = (version: number): Decision<never> => reject('draft-unknown', `There is no draft of version ${version}.`, '/version');

const changed = (drafted: Draft, facts: RuleSetFacts): Decision<never> | undefined =>
  facts.digest === drafted.digest ? undefined : reject('draft-changed', 'The draft is not the one whose digest was recorded.', '/version');

/** A rule set: drafted, proposed by one user, approved (published) by another, retired. */
export const ruleSetDecider: Decider<RuleSetState, RuleSetCommand, RuleSetEvent, RecordedRuleSetEvent, Actor, RuleSetFacts> =
  { initial: { status: 'none' }, decide, evolve: evolveRuleSet };
