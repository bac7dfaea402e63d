import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { partnerStream, periodsStream, readEvent, statementsStream, type RecordedEvent, type StoredShape } from '#events';
import type { Instant } from '#kernel';
import { day, partner } from '../../../../test/support/dossier/deal-log.js';
import { q1, q2 } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publication, ruleSetLog, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { foldTerms, termsEventTypes } from './fold-terms.js';
import { closingOf, closingWith, lastClosingBefore, noTerms, type Terms } from './terms.js';

const [metadataOf] = ruleSetLog(...publication(day(1), 1, documentWith()));
const recorded = (stream: string, type: string, data: object, at: Instant): RecordedEvent =>
  ({ ...metadataOf, id: `${type}-${at}`, stream, type, data, metadata: { ...metadataOf?.metadata, occurredAt: at, recordedAt: at } }) as unknown as RecordedEvent;
const fold = (...events: readonly RecordedEvent[]): Terms => events.reduce(foldTerms, noTerms);

const approved = (period: typeof q1, knownAt: Instant) => recorded(periodsStream, 'PeriodCloseApproved', { period, knownAt, approvedBy: 'usr_two' }, knownAt);
const ended = (period: typeof q1, knownAt: Instant, at: Instant) => recorded(periodsStream, 'PeriodClosed', { period, knownAt }, at);
const award = { period: q1, partnerId: partner('alpha'), ruleSetId: standard, version: 1, clause: '/incentives/0', dealIds: ['deal_a'] };
const counted = (more: object = {}) => recorded(statementsStream(q1), 'AwardCounted', { ...award, ...more }, day(101));
const takenBack = (more: object = {}) => recorded(statementsStream(q2), 'AwardTakenBack', { ...award, period: q2, awardedFor: q1, dealIds: [], ...more }, day(201));

describe('the terms of a programme', () => {
  it('know a quarter from the approval of its closing on, and that it is closed from its end on', () => {
    expect(fold(approved(q1, day(100))).closings).toEqual([{ period: q1, knownAt: day(100), closed: null }]);
    const terms = fold(approved(q1, day(100)), ended(q1, day(100), day(101)), approved(q2, day(200)));
    expect(terms.closings.map(({ period, closed }) => [period, closed?.recordedAt])).toEqual([[q1, day(101)], [q2, undefined]]);
    expect(fold(approved(q1, day(100)), approved(q2, day(100)), ended(q1, day(100), day(101))).closings.map(({ closed }) => closed?.recordedAt)).toEqual([day(101), undefined]);
    expect([day(100), day(101), day(201)].map((at) => lastClosingBefore(terms, at))).toEqual([undefined, q1, q2]);
  });

  it('know all deals of an award that is told in parts', () => {
    const continued = recorded(statementsStream(q1), 'AwardContinued', { ...award, part: 2, dealIds: ['deal_b', 'deal_c'] }, day(101));
    expect(fold(counted(), counted({ clause: '/incentives/1' }), continued).awards.map(({ dealIds }) => dealIds)).toEqual([['deal_a', 'deal_b', 'deal_c'], ['deal_a']]);
  });

  it('know by which version a quarter was restated', () => {
    const restated = recorded(periodsStream, 'PeriodRestated', { restatementId: 'R-1', period: q1, ruleSetId: standard, version: 2, replayId: null, replayDigest: 'ab'.repeat(32), knownAt: day(120), approvedBy: 'usr_two' }, day(120));
    expect(fold(restated).restatements).toEqual([expect.objectContaining({ restatementId: 'R-1', period: q1, ruleSetId: standard, version: 2, recordedAt: day(120) })]);
  });

  it('find the closing that took a quarter along', () => {
    const terms = fold(approved(q2, day(200)));
    expect([closingOf(terms, q1), closingWith(terms, q1)?.period, closingWith(terms, '2026-Q3' as typeof q1)]).toEqual([undefined, q2, undefined]);
  });

  it('hold an award until the very same is taken back', () => {
    const others = [counted({ partnerId: partner('beta') }), counted({ clause: '/incentives/1' }), counted({ version: 2 }), counted({ period: '2025-Q4' }), counted({ ruleSetId: 'other' })];
    const terms = fold(counted(), ...others, takenBack());
    expect(terms.awards.map(({ takenBackIn }) => takenBackIn)).toEqual([q2, null, null, null, null, null]);
    expect(terms.awards[0]).toMatchObject({ period: q1, dealIds: ['deal_a'] });
  });

  it('hold what partners chose, were granted and became, under who it is told of', () => {
    const of = (type: string, data: object) => recorded(partnerStream(partner('alpha')), type, data, day(50));
    const terms = fold(of('IncentiveChosen', { period: q1, ruleSetId: standard, version: 1, clause: '/incentives/0', option: 1 }), of('TierGranted', { tier: 'preferred', from: '2026-02-01' }),
      of('PartnerMerged', { into: partner('beta'), on: '2026-02-01' }));
    expect(terms.choices).toMatchObject([{ partnerId: 'ptr_alpha', option: 1, recordedAt: day(50) }]);
    expect(terms.tierGrants).toMatchObject([{ partnerId: 'ptr_alpha', tier: 'preferred', from: '2026-02-01' }]);
    expect(terms.mergers).toMatchObject([{ from: 'ptr_alpha', into: 'ptr_beta', on: '2026-02-01' }]);
  });

  it('hold what is published', () => {
    expect(ruleSetLog(...publication(day(1), 1, documentWith())).reduce<Terms>(foldTerms, noTerms).published.get(standard)?.versions).toHaveLength(1);
  });

  it('are the very same after an event of a stream that is none of the ledger\'s', () => {
    expect(foldTerms(noTerms, recorded('$settings', 'PartnerMerged', { into: partner('beta'), on: '2026-02-01' }, day(50)))).toBe(noTerms);
  });

  it('are the very same after any event of a type that they are not folded from', () => {
    const log = (JSON.parse(readFileSync('libs/core/events/recorded-v1.json', 'utf8')) as readonly StoredShape[]).map(readEvent);
    const others = log.filter(({ type }) => !termsEventTypes.includes(type));
    expect(others.length).toBeGreaterThan(30);
    expect(others.filter((event) => foldTerms(noTerms, event) !== noTerms)).toEqual([]);
    expect(termsEventTypes.filter((type) => !log.some((event) => event.type === type))).toEqual([]);
  });
});
