import { readStreamName, type RecordedRuleSetEvent } from '#events';
import { localDayOf, parseLocalDay, type Instant, type LocalDay, type RuleSetId } from '#kernel';
import { compileRuleSet, type CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { checkRuleSet } from '../ruleset/read-ruleset.js';
import { foldRuleSet, type RuleSetFact, type RuleSetHistory, type VersionPublished } from './rule-set-history.js';

/** A published version, compiled once, and what was recorded of its retirement. */
export interface PublishedVersion extends RuleSetFact {
  readonly ruleSetId: RuleSetId;
  readonly version: number;
  readonly digest: string;
  readonly compiled: CompiledRuleSet;
  readonly retired: readonly { readonly from: LocalDay; readonly recordedAt: Instant }[];
}

/** What can change which version a deal has, in the order of recording: a publication or a retirement. */
export interface RuleSetChange extends RuleSetFact {
  readonly type: 'RuleSetApproved' | 'RuleSetRetired';
}

/** One rule set as evaluation needs it: its versions in the order of their publication. */
export interface PublishedRuleSet {
  readonly history: RuleSetHistory;
  readonly versions: readonly PublishedVersion[];
  readonly changes: readonly RuleSetChange[];
}

/** Every rule set with its published versions, perhaps none yet, by its id. */
export type PublishedRuleSets = ReadonlyMap<RuleSetId, PublishedRuleSet>;

/** The registry before anything was published. */
export const noPublishedRuleSets: PublishedRuleSets = new Map();

/**
 * The registry after one more event of a rule set's stream. Each version is compiled once, when it is published; a published
 * document that is not sound, or not what its digest says, is a defect and throws.
 */
export const foldPublication = (published: PublishedRuleSets, event: RecordedRuleSetEvent): PublishedRuleSets => {
  const name = readStreamName(event.stream);
  if (name?.kind !== 'ruleset') throw new Error(`${event.stream} is not the stream of a rule set.`);
  const before = published.get(name.id);
  const history = foldRuleSet(before?.history, event);
  return history === before?.history ? published : new Map(published).set(name.id, publishedRuleSet(history, before?.versions ?? []));
};

/** The dates of a deal that pick its version. */
export interface BasisDates {
  readonly registeredAt?: string | null | undefined;
  readonly closedAt?: string | null | undefined;
}

/**
 * The version of a deal: among those published by `publishedBy` (left out: ever), the latest `effective.from` that is not
 * after the local day of the deal's basis date; of equal ones the later published. An open deal has no close yet: without a
 * date every version is early enough, and it is projected under the newest. A retired version takes no deal that closes from its
 * day on, so no open one. Undefined where no version covers the deal.
 */
export const versionFor = (
  published: PublishedRuleSets, ruleSetId: RuleSetId, deal: BasisDates & { readonly publishedBy?: Instant | undefined },
): PublishedVersion | undefined => {
  let best: PublishedVersion | undefined;
  for (const version of published.get(ruleSetId)?.versions ?? []) {
    if (deal.publishedBy !== undefined && version.recordedAt > deal.publishedBy) continue;
    if (!covers(version, deal)) continue;
    if (best === undefined || version.compiled.effectiveFrom >= best.compiled.effectiveFrom) best = version;
  }
  return best;
};

const covers = ({ compiled, retired }: PublishedVersion, deal: BasisDates & { readonly publishedBy?: Instant | undefined }): boolean => {
  const dayOf = (text: string | null | undefined) => (text == null ? undefined : localDayOf(text as Instant, compiled.calendar.timeZone));
  const closed = dayOf(deal.closedAt);
  const basis = compiled.basis === 'registered' ? (dayOf(deal.registeredAt) ?? closed) : closed;
  if (basis !== undefined && compiled.effectiveFrom > basis) return false;
  return !retired.some(({ from, recordedAt }) =>
    (deal.publishedBy === undefined || recordedAt <= deal.publishedBy) && (closed === undefined || closed >= from));
};

const publishedRuleSet = (history: RuleSetHistory, before: readonly PublishedVersion[]): PublishedRuleSet => ({
  history,
  versions: history.published.map((published) => publishedVersion(history, published, before)),
  changes: [
    ...history.published.map((fact): RuleSetChange => ({ ...changeOf(fact), type: 'RuleSetApproved' })),
    ...history.retired.map((fact): RuleSetChange => ({ ...changeOf(fact), type: 'RuleSetRetired' })),
  ].sort((left, right) => (left.recordedAt < right.recordedAt ? -1 : left.recordedAt > right.recordedAt ? 1 : 0)),
});

/** The newest draft as the version that its publication would make of it. A draft that is not sound is a defect and throws: nobody could have drafted it. */
export const draftAsPublished = (history: RuleSetHistory): PublishedVersion => {
  const { version, digest, document, ...fact } = history.draft;
  return { ...changeOf(fact), ruleSetId: history.ruleSetId, version, digest, compiled: compile(`${history.ruleSetId} version ${version}`, document, digest), retired: [] };
};

const changeOf = ({ eventId, occurredAt, recordedAt }: RuleSetFact): RuleSetFact => ({ eventId, occurredAt, recordedAt });

const publishedVersion = (history: RuleSetHistory, published: VersionPublished, before: readonly PublishedVersion[]): PublishedVersion => {
  const { ruleSetId } = history;
  const { version, digest, document } = published;
  const known = before.find((each) => each.version === version);
  return {
    ...changeOf(published), ruleSetId, version, digest,
    compiled: known?.compiled ?? compile(`${ruleSetId} version ${version}`, document, digest),
    retired: history.retired.filter((retirement) => retirement.version === version).map(({ from, recordedAt }) => ({ from: dayOf(from), recordedAt })),
  };
};

const compile = (name: string, document: unknown, digest: string): CompiledRuleSet => {
  const read = checkRuleSet(document);
  if (!read.ok) throw new Error(`The published rule set ${name} is not sound at ${read.faults[0]?.clause ?? ''}: ${read.faults[0]?.message ?? ''}.`);
  if (read.digest !== digest) throw new Error(`The published rule set ${name} has the digest ${read.digest}, not ${digest}.`);
  return compileRuleSet(read.document, digest);
};

const dayOf = (text: string): LocalDay => {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`${text} is no day.`);
  return day;
};
