import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const version = field.count(1, 100_000);

/** Every fact of a rule set's stream. A version is drafted, proposed by one user, approved (published) by another, perhaps retired. */
export const ruleSetEvents = {
  RuleSetDrafted: fact('RuleSetDrafted', 'A draft of the next version; it replaces the draft before it.', 'vendor', {
    ruleSetId: field.ruleSetId, version, document: field.document, digest: field.sha256, draftedBy: field.userId }),
  RuleSetProposed: fact('RuleSetProposed', 'One user proposes the draft for publication.', 'vendor', {
    version, digest: field.sha256, proposedBy: field.userId }),
  RuleSetApproved: fact('RuleSetApproved', 'Another user approves: the version is published and never changes.', 'everyone', {
    version, digest: field.sha256, approvedBy: field.userId }),
  RuleSetRetired: fact('RuleSetRetired', 'A published version takes no deals that close from a day on.', 'everyone', {
    version, from: field.localDay, reason: field.sealedText }),
} as const;

type RuleSetEventName = keyof typeof ruleSetEvents;
export type RuleSetEvent = { [Name in RuleSetEventName]: FactOf<Name, DataOf<(typeof ruleSetEvents)[Name]>> }[RuleSetEventName];
export type RecordedRuleSetEvent = { [Name in RuleSetEventName]: RecordedOf<Name, DataOf<(typeof ruleSetEvents)[Name]>> }[RuleSetEventName];
