import type { RecordedRuleSetEvent } from '#events';
import { unreachable } from '#kernel';
import { headOf } from './rule-set.document.js';
import type { KnownRuleSet, RuleSetState } from './rule-set.state.js';

type EventOf<Type extends RecordedRuleSetEvent['type']> = Extract<RecordedRuleSetEvent, { type: Type }>;

/** The rule set after one more fact. */
export const evolveRuleSet = (state: RuleSetState, event: RecordedRuleSetEvent): RuleSetState => {
  if (event.type === 'RuleSetDrafted') return drafted(state, event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'RuleSetProposed': return state.status === 'settled' ? state : { ...state, status: 'proposed', proposal: event.data };
    case 'RuleSetApproved': return approved(state, event);
    case 'RuleSetRetired': return retired(state, event);
    default: return unreachable(event);
  }
};

/** A proposal outlives the draft it was made of, so that approving it can be refused by name. */
const drafted = (state: RuleSetState, { data }: EventOf<'RuleSetDrafted'>): RuleSetState => {
  const { version, document, digest, draftedBy } = data;
  const draft = { version, document, digest, draftedBy };
  if (state.status === 'proposed') return { ...state, draft };
  const published = state.status === 'none' ? [] : state.published;
  return { status: 'drafted', ruleSetId: data.ruleSetId, published, draft };
};

const approved = (state: KnownRuleSet, { data }: EventOf<'RuleSetApproved'>): RuleSetState => {
  if (state.status === 'settled') return state;
  const { document } = state.draft;
  const version = { ...data, document, effectiveFrom: headOf(document).effectiveFrom, retirement: { retired: false } as const };
  return { status: 'settled', ruleSetId: state.ruleSetId, published: [...state.published, version] };
};

const retired = (state: KnownRuleSet, { data }: EventOf<'RuleSetRetired'>): RuleSetState => ({
  ...state,
  published: state.published.map((version) =>
    (version.version === data.version ? { ...version, retirement: { retired: true, from: data.from } } : version)),
});
