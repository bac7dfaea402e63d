import { describe, expect, it } from '@jest/globals';
import type { UserId } from '#kernel';
import { day } from '../../../../test/support/dossier/deal-log.js';
import { foldPublication, versionFor } from './published-rule-sets.js';
import { documentWith, publication, publishing, registryOf, ruleSetLog, standard } from '../../../../test/support/dossier/rule-set-log.js';

const closed = (closedAt: string) => ({ closedAt: `${closedAt}.000Z` });

describe('the version of a deal', () => {
  it('is the latest whose first day is not after the local day of the close', () => {
    const { published } = publishing({ at: day(1), document: documentWith() }, { at: day(2), document: documentWith({ from: '2026-04-01' }) });
    expect(versionFor(published, standard, closed('2026-04-01T03:59:59'))?.version).toBe(1);
    expect(versionFor(published, standard, closed('2026-04-01T04:00:00'))?.version).toBe(2);
    expect(versionFor(published, standard, closed('2024-12-31T12:00:00'))).toBeUndefined();
  });

  it('is, of two that begin on one day, the later published', () => {
    const { published } = publishing({ at: day(1), document: documentWith() }, { at: day(2), document: documentWith({ coSell: '28' }) });
    expect(versionFor(published, standard, closed('2026-04-01T12:00:00'))?.version).toBe(2);
  });

  it('is chosen among those that were published by then', () => {
    const { published } = publishing({ at: day(1), document: documentWith() }, { at: day(9), document: documentWith({ coSell: '28' }) });
    expect(versionFor(published, standard, { ...closed('2026-04-01T12:00:00'), publishedBy: day(8) })?.version).toBe(1);
    expect(versionFor(published, standard, { ...closed('2026-04-01T12:00:00'), publishedBy: day(9) })?.version).toBe(2);
    expect(versionFor(published, standard, { ...closed('2026-04-01T12:00:00'), publishedBy: day(0) })).toBeUndefined();
  });

  it('goes by the registration where the rule set says so, and by the close of a deal that was not registered', () => {
    const { published } = publishing(
      { at: day(1), document: documentWith({ basis: 'registered' }) }, { at: day(2), document: documentWith({ basis: 'registered', from: '2026-04-01' }) });
    expect(versionFor(published, standard, { registeredAt: day(5), ...closed('2026-04-02T12:00:00') })?.version).toBe(1);
    expect(versionFor(published, standard, closed('2026-04-02T12:00:00'))?.version).toBe(2);
  });

  it('is the newest for an open deal, and never one that was retired before the deal closed', () => {
    const events = ruleSetLog(...publication(day(1), 1, documentWith()), ...publication(day(2), 2, documentWith({ from: '2026-01-01' })),
      { type: 'RuleSetRetired', at: day(20), data: { version: 2, from: '2026-02-01', reason: { textId: 't', digest: 'a'.repeat(64) } } });
    const published = registryOf(events);
    expect(versionFor(published, standard, { publishedBy: day(19) })?.version).toBe(2);
    expect(versionFor(published, standard, {})?.version).toBe(1);
    expect(versionFor(published, standard, closed('2026-01-31T12:00:00'))?.version).toBe(2);
    expect(versionFor(published, standard, closed('2026-02-01T12:00:00'))?.version).toBe(1);
  });
});

describe('a registry of rule sets', () => {
  it('holds what was approved, not what was drafted or proposed', () => {
    const events = ruleSetLog(...publication(day(1), 1, documentWith()), ...publication(day(2), 2, documentWith({ coSell: '28' })).slice(0, 2));
    expect(registryOf(events).get(standard)?.versions.map(({ version }) => version)).toEqual([1]);
    expect(versionFor(registryOf(events.slice(0, 2)), standard, {})).toBeUndefined();
  });

  it('compiles a version once', () => {
    const events = ruleSetLog(...publication(day(1), 1, documentWith()), ...publication(day(2), 2, documentWith({ coSell: '28' })));
    const before = registryOf(events.slice(0, 3));
    expect(events.slice(3).reduce(foldPublication, before).get(standard)?.versions[0]?.compiled).toBe(before.get(standard)?.versions[0]?.compiled);
  });

  it('stops at an approval of another text than the newest draft, and at a document that is not what its digest says', () => {
    const [drafted, , approved] = publication(day(1), 1, documentWith());
    const other = publication(day(1), 1, documentWith({ coSell: '28' }))[2];
    const logOf = (...entries: readonly (typeof drafted)[]) => ruleSetLog(...entries.filter((entry) => entry !== undefined));
    expect(() => registryOf(logOf(drafted, other))).toThrow('has no draft of version 1 with the digest');
    const forged = { type: 'RuleSetDrafted' as const, at: day(1), data: {
      ruleSetId: standard, version: 1, document: documentWith({ coSell: '28' }), digest: approved?.type === 'RuleSetApproved' ? approved.data.digest : '', draftedBy: 'usr_one' as UserId } };
    expect(() => registryOf(logOf(forged, approved))).toThrow('has the digest');
  });
});
