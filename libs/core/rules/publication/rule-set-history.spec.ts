import { describe, expect, it } from '@jest/globals';
import type { RecordedRuleSetEvent, RuleSetEvent } from '#events';
import { digestOf, parseLocalDay, type Instant } from '#kernel';
import { day, dealLog, opened } from '../../../../test/support/dossier/deal-log.js';
import { documentWith, publication, registryOf, ruleSetLog, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { draftAsPublished, foldPublication, versionFor } from './published-rule-sets.js';

const retired = (on: number, version: number, from: string): RuleSetEvent & { readonly at: Instant } =>
  ({ type: 'RuleSetRetired', at: day(on), data: { version, from, reason: { textId: 't', digest: 'a'.repeat(64) } } });
const first = documentWith({ from: '2026-04-01' });
const second = documentWith({ coSell: '28' });
const events = ruleSetLog(...publication(day(1), 1, first), retired(20, 1, '2026-06-01'), ...publication(day(30), 2, second), ...publication(day(40), 3, first).slice(0, 2));
const place = (revision: number, on: number) => ({ eventId: `rule-${revision}`, occurredAt: day(on), recordedAt: day(on) });
const registryNow = () => registryOf(events);

describe('the history of a rule set', () => {
  it('has its versions in the order of publication, what was retired when, and the newest draft with who proposed it', () => {
    const published = registryNow().get(standard);
    expect(published?.history).toEqual({
      ruleSetId: standard, revision: 8,
      draft: { ...place(7, 40), version: 3, digest: digestOf(first), document: first, draftedBy: 'usr_one', proposedBy: 'usr_one' },
      published: [
        { ...place(2, 1), version: 1, digest: digestOf(first), document: first, approvedBy: 'usr_two' },
        { ...place(6, 30), version: 2, digest: digestOf(second), document: second, approvedBy: 'usr_two' }],
      retired: [{ ...place(3, 20), version: 1, from: '2026-06-01' }],
    });
    expect(published?.changes).toEqual([{ ...place(2, 1), type: 'RuleSetApproved' }, { ...place(3, 20), type: 'RuleSetRetired' }, { ...place(6, 30), type: 'RuleSetApproved' }]);
    expect(published?.versions.map(({ version, retired: from }) => [version, from])).toEqual([[1, [{ from: parseLocalDay('2026-06-01'), recordedAt: day(20) }]], [2, []]]);
    expect(published && draftAsPublished(published.history)).toMatchObject({ ...place(7, 40), ruleSetId: standard, version: 3, digest: digestOf(first), compiled: { effectiveFrom: parseLocalDay('2026-04-01') }, retired: [] });
  });

  it('is not changed by an event that is told again, and of a rule set that was only drafted has no version', () => {
    const registry = registryNow();
    for (const event of events) expect(foldPublication(registry, event)).toBe(registry);
    expect(registryOf(events.slice(0, 1)).get(standard)).toMatchObject({ versions: [], changes: [], history: { published: [], retired: [] } });
  });

  it('gives a deal the version that begins latest, not the one that is published last, and none of a rule set that nobody knows', () => {
    const [registry, closedAt] = [registryNow(), '2026-05-02T12:00:00.000Z'];
    expect(versionFor(registry, standard, { closedAt })?.version).toBe(1);
    expect(versionFor(registry, standard, { registeredAt: '2026-03-02T12:00:00.000Z', closedAt })?.version).toBe(1);
    expect(versionFor(registry, standard, { closedAt: '2026-06-02T12:00:00.000Z', publishedBy: day(20) })).toBeUndefined();
    expect(versionFor(registry, 'other' as typeof standard, { closedAt })).toBeUndefined();
  });

  const log = (...entries: readonly (RuleSetEvent & { readonly at: Instant })[]) => () => registryOf(ruleSetLog(...entries));
  const [drafted] = publication(day(1), 1, first) as [RuleSetEvent & { readonly at: Instant }];
  const unsound = documentWith({ coSell: '10' });

  it.each([
    ['of another stream', () => registryOf(dealLog(opened(day(1))) as never as RecordedRuleSetEvent[]), 'deal-d-1 is not the stream of a rule set.'],
    ['of a stream that has no name', () => registryOf(events.map((event) => ({ ...event, stream: 'rules' }))), 'rules is not the stream of a rule set.'],
    ['of an approval before any draft', log(...publication(day(1), 1, first).slice(2)), 'ruleset-standard begins with RuleSetApproved.'],
    ['of a proposal of another version', log(drafted, { type: 'RuleSetProposed', at: day(2), data: { version: 2, digest: digestOf(first), proposedBy: 'usr_one' as never } }), `ruleset-standard has no draft of version 2 with the digest ${digestOf(first)}.`],
    ['of a document that is not sound', log(...publication(day(1), 1, unsound)), 'The published rule set standard version 1 is not sound at /commission/coSell: must exceed solo.'],
    ['of a retirement from no day', log(...publication(day(1), 1, first), retired(2, 1, 'soon')), 'soon is no day.'],
  ])('stops at what no decider writes: an event %s', (_what, fold, message) => expect(fold).toThrow(new Error(message)));
});
