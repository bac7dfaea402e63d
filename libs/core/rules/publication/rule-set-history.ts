import type { RecordedRuleSetEvent } from '#events';
import { unreachable, type EventId, type Instant, type RuleSetId, type UserId } from '#kernel';

/** Everything that was recorded of one rule set; JSON as it stands. */
export interface RuleSetHistory {
  readonly ruleSetId: RuleSetId;
  /** The revision of the last event folded. */
  readonly revision: number;
  /** The newest draft, also after it was published. */
  readonly draft: DraftedVersion;
  /** Published versions in the order of their publication. */
  readonly published: readonly VersionPublished[];
  readonly retired: readonly VersionRetired[];
}

/** A draft, and who proposed it for publication: null while nobody has. */
export interface DraftedVersion extends RuleSetFact {
  readonly version: number;
  readonly digest: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly draftedBy: UserId;
  readonly proposedBy: UserId | null;
}

/** A version as it was published and never changes. */
export interface VersionPublished extends RuleSetFact {
  readonly version: number;
  readonly digest: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly approvedBy: UserId;
}

/** A version takes no deals that close on the local day `from` or later. */
export interface VersionRetired extends RuleSetFact {
  readonly version: number;
  readonly from: string;
}

/** A fact of a rule set's stream with both clocks. */
export interface RuleSetFact {
  readonly eventId: EventId;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** The fold of one rule set's stream. Events folded already change nothing; what no decider lets through throws, a defect. */
export const foldRuleSet = (history: RuleSetHistory | undefined, event: RecordedRuleSetEvent): RuleSetHistory => {
  if (history === undefined) return begin(event);
  if (event.revision <= history.revision) return history;
  return { ...changed(history, event), revision: event.revision };
};

const begin = (event: RecordedRuleSetEvent): RuleSetHistory => {
  if (event.type !== 'RuleSetDrafted') throw new Error(`${event.stream} begins with ${event.type}.`);
  return { ruleSetId: event.data.ruleSetId, revision: event.revision, draft: drafted(event), published: [], retired: [] };
};

const changed = (history: RuleSetHistory, event: RecordedRuleSetEvent): RuleSetHistory => {
  switch (event.type) {
    case 'RuleSetDrafted': return { ...history, draft: drafted(event) };
    case 'RuleSetProposed': return { ...history, draft: { ...draftNamed(history, event), proposedBy: event.data.proposedBy } };
    case 'RuleSetApproved': {
      const { version, digest, document } = draftNamed(history, event);
      return { ...history, published: [...history.published, { ...factOf(event), version, digest, document, approvedBy: event.data.approvedBy }] };
    }
    case 'RuleSetRetired': return { ...history, retired: [...history.retired, { ...factOf(event), version: event.data.version, from: event.data.from }] };
    default: return unreachable(event);
  }
};

const drafted = (event: RecordedRuleSetEvent & { type: 'RuleSetDrafted' }): DraftedVersion => {
  const { version, digest, document, draftedBy } = event.data;
  return { ...factOf(event), version, digest, document, draftedBy, proposedBy: null };
};

/** The draft that a proposal or an approval speaks of: the newest, word for word. */
const draftNamed = ({ draft }: RuleSetHistory, { stream, data }: { stream: string; data: { version: number; digest: string } }): DraftedVersion => {
  if (draft.version === data.version && draft.digest === data.digest) return draft;
  throw new Error(`${stream} has no draft of version ${data.version} with the digest ${data.digest}.`);
};

const factOf = ({ id, metadata }: RecordedRuleSetEvent): RuleSetFact => ({
  eventId: id, occurredAt: metadata.occurredAt, recordedAt: metadata.recordedAt });
