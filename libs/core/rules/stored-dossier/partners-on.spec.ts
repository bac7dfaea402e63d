import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, partner, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { dealNamed } from '../../../../test/support/dossier/quarter.js';
import { joiningsAt } from './joinings.js';
import { outlookAt } from './outlook-at.js';
import { partnersOn, partnersPending } from './partners-on.js';

const engaged = (on: number, name: string, bucket: 'sourced' | 'influenced' | null): LogEntry => ({ type: 'PartnerEngaged', at: day(on), data: { partnerId: partner(name), bucket } });
const deal = (...entries: readonly LogEntry[]) => dealNamed('a', opened(day(1)), ...entries);

describe('the partners on a deal', () => {
  it('are whoever a fact that counts ever named, also a role that was released and a correction of its win', () => {
    const stored = deal(assigned(day(2), 'gamma', 'selling'), touched(day(3), 't', 'beta', 'selling'), { type: 'RoleReleased', at: day(4), data: { partnerId: partner('gamma'), role: 'selling' } }, won(day(5)),
      { type: 'WonDealCorrected', at: day(9), data: { correctionId: 'k', approvedBy: 'usr_two' as never, change: { amount: null, closedAt: null, roles: [{ partnerId: partner('alpha'), role: 'influence', weight: null, released: false }] } } });
    expect([partnersOn(stored), partnersOn(stored, { knownAt: day(8) }), partnersOn(stored, { asOf: day(2) }), partnersOn(stored, { asOf: day(6) })]).toEqual([
      ['ptr_alpha', 'ptr_beta', 'ptr_gamma'], ['ptr_beta', 'ptr_gamma'], ['ptr_gamma'], ['ptr_alpha', 'ptr_beta', 'ptr_gamma']]);
  });
});

describe('the partners that joined a running deal and owe an answer', () => {
  it('are those without a bucket, and those that influence it and did nothing yet', () => {
    const stored = deal(engaged(2, 'gamma', null), engaged(2, 'beta', 'influenced'), engaged(2, 'alpha', 'sourced'), engaged(2, 'delta', 'influenced'), touched(day(3), 't', 'delta', 'influence'), touched(day(3), 't2', 'gamma', 'influence'));
    expect(partnersPending(stored)).toEqual(['ptr_beta', 'ptr_gamma']);
    expect(partnersPending(stored, { asOf: day(2) })).toEqual(['ptr_beta', 'ptr_delta', 'ptr_gamma']);
    expect(partnersPending(stored, { asOf: day(1) })).toEqual([]);
    expect(partnersPending(deal())).toEqual([]);
  });

  it('are none that gave an answer once, whatever is repeated later', () => {
    const stored = deal(engaged(2, 'alpha', null), engaged(3, 'alpha', 'sourced'), engaged(4, 'alpha', null));
    expect([partnersPending(stored, { asOf: day(2) }), partnersPending(stored, { asOf: day(3) }), partnersPending(stored)]).toEqual([['ptr_alpha'], [], []]);
    expect([joiningsAt(stored, { knownAt: day(3) }), joiningsAt(stored)].map((joinings) => joinings.map(({ bucket }) => bucket))).toEqual([[null, 'sourced'], [null, 'sourced', null]]);
  });
});

describe('the outlook of a deal', () => {
  const stored = deal({ type: 'ExpectedCloseSet', at: day(2), data: { expectedOn: '2026-04-30' } }, { type: 'NextStepSet', at: day(3), data: { step: { textId: 'text-1', digest: 'a'.repeat(64) }, dueOn: '2026-02-10' } },
    { type: 'ExpectedCloseSet', at: day(4), data: { expectedOn: '2026-05-31' } });
  const outlook = (expectedCloseOn: string | null, nextStepTextId: string | null, nextStepDueOn: string | null) => ({ expectedCloseOn, nextStepTextId, nextStepDueOn });

  it('is what was said last by then: when it is expected to close, and what is next', () => {
    expect([{}, { asOf: day(3) }, { asOf: day(2) }, { asOf: day(1) }].map((cut) => outlookAt(stored, 'open', cut))).toEqual([
      outlook('2026-05-31', 'text-1', '2026-02-10'), outlook('2026-04-30', 'text-1', '2026-02-10'), outlook('2026-04-30', null, null), outlook(null, null, null)]);
  });

  it('expects no close of a deal that is closed, and nothing of one that is lost', () => {
    expect([outlookAt(stored, 'won', {}), outlookAt(stored, 'lost', {})]).toEqual([outlook(null, 'text-1', '2026-02-10'), outlook(null, null, null)]);
  });
});
