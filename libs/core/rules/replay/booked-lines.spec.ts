import { describe, expect, it } from '@jest/globals';
import { assigned, day, opened, refunded, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { closed, dealNamed, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { asked, issuedTo } from '../../../../test/support/dossier/replay-inputs.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import { bookedLines, type IssuedLine } from './booked-lines.js';
import { replayPlan, type ReplayInputs } from './replay-plan.js';

const open = rulesWith();
const closedOnce: Terms = { ...open, closings: [closed(q1, day(100))] };
const closedTwice: Terms = { ...open, closings: [closed(q1, day(100)), closed(q2, day(200))] };
/** Alpha sources and beta sells 50,000.00 at 27 %: 4,500.00 and 9,000.00. Of every 10,000.00 refunded, 900.00 and 1,800.00 go back. */
const sold = (...more: readonly LogEntry[]): StoredDossier =>
  dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(40)), ...more);
const told = (entry: LogEntry, recordedAt: LogEntry['at']): LogEntry => ({ ...entry, recordedAt });
const selling = { position: 'selling', clause: '/attribution/roles/selling' } as const;
const issued = [issuedTo('alpha', '4500.00'), issuedTo('beta', '9000.00', selling)];
const lines = (stored: StoredDossier, terms: Terms, more: Partial<ReplayInputs> = {}, statement: readonly IssuedLine[] = issued) =>
  [...bookedLines(stored, statement, replayPlan(terms, asked(more))).values()];
const brief = (...of: Parameters<typeof lines>) => lines(...of).map(({ partnerId, position, amountMinor }) => [partnerId, position, amountMinor]);
const inFull = [['ptr_alpha', 'sourcing', 450_000n], ['ptr_beta', 'selling', 900_000n]];
const afterRefund = [['ptr_alpha', 'sourcing', 360_000n], ['ptr_beta', 'selling', 720_000n]];

describe('what is booked of a deal while its quarter is open', () => {
  it('is what was posted up to the moment, the moment itself included', () => {
    const stored = sold(refunded(day(50), '10000.00'));
    expect(brief(stored, open, { bookedAt: day(49) }, [])).toEqual(inFull);
    expect(brief(stored, open, { bookedAt: day(50) }, [])).toEqual(afterRefund);
    expect(brief(stored, open, { bookedAt: day(39) }, [])).toEqual([]);
  });

  it('is nothing of statements that were issued later', () => {
    expect(brief(sold(), open, {}, [issuedTo('alpha', '1.00')])).toEqual(inFull);
    expect(brief(sold(), closedOnce, { bookedAt: day(99) }, [issuedTo('alpha', '1.00')])).toEqual(inFull);
  });

  it('is nothing where the rule set that the deal follows was never published, whatever is closed', () => {
    const strange = dealNamed('acme', opened(day(5), { ruleSetId: 'other' as never }), assigned(day(6), 'alpha', 'sourcing'), won(day(40)));
    expect(brief(strange, closedOnce, {}, [])).toEqual([]);
  });

  it('keeps what is withheld beside what is owed', () => {
    const strict = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
    const alone = dealNamed('acme', opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(40)));
    expect(lines(alone, strict, {}, []).map(({ amountMinor, withheldMinor }) => [amountMinor, withheldMinor])).toEqual([[0n, 1_000_000n]]);
  });
});

describe('what is booked of a deal whose quarter is closed', () => {
  it('is what the statement issued, and what was posted since: told after the closing, or occurred after the quarter', () => {
    expect(brief(sold(), closedOnce)).toEqual(inFull);
    expect(brief(sold(told(refunded(day(80), '10000.00'), day(120))), closedOnce)).toEqual(afterRefund);
    expect(brief(sold(refunded(day(95), '10000.00')), closedOnce)).toEqual(afterRefund);
    expect(brief(sold(refunded(day(120), '10000.00')), closedOnce)).toEqual(afterRefund);
  });

  it('leaves out what the statement has already', () => {
    const stated = [issuedTo('alpha', '3600.00'), issuedTo('beta', '7200.00', selling)];
    expect(brief(sold(refunded(day(80), '10000.00')), closedOnce, {}, stated)).toEqual(afterRefund);
  });

  it('counts by the last closing that was over at the booked moment, and to that moment, itself included', () => {
    const stored = sold(refunded(day(120), '10000.00'));
    expect(brief(stored, closedTwice, { bookedAt: day(119) })).toEqual(inFull);
    expect(brief(stored, closedTwice, { bookedAt: day(120) })).toEqual(afterRefund);
    expect(brief(stored, closedTwice, { bookedAt: day(150) })).toEqual(afterRefund);
    const difference = issuedTo('alpha', '-900.00', { kind: 'difference', position: null, clause: null, dealPeriod: q2, statedIn: q2 });
    expect(brief(stored, closedTwice, { bookedAt: day(150) }, [...issued, difference])).toEqual(afterRefund);
  });

  it('is of the quarters that are replayed alone', () => {
    const next = issuedTo('alpha', '10.00', { dealPeriod: q2 });
    expect(brief(sold(), closedTwice, {}, [...issued, next])).toEqual(inFull);
    expect(brief(sold(), closedTwice, { from: q2, to: q2 }, [...issued, next])).toEqual([['ptr_alpha', 'sourcing', 1_000n]]);
  });

  it('keeps uplifts apart, each by the clause that awards it, and what is withheld beside what is owed', () => {
    const uplift = (clause: string) => ({ kind: 'uplift', clause } as const);
    const statement = [issuedTo('alpha', '100.00', uplift('/incentives/0/reward/upliftPoints')), issuedTo('alpha', '10.00', uplift('/incentives/1/reward/upliftPoints')), issuedTo('alpha', '1.00'),
      issuedTo('alpha', '0.20', { withheld: true }), issuedTo('alpha', '0.03', { withheld: true })];
    expect(lines(sold(), closedOnce, {}, statement).map(({ kind, clause, uplift: by, amountMinor, withheldMinor }) => [kind, clause, by, amountMinor, withheldMinor])).toEqual([
      ['uplift', '/incentives/0/reward/upliftPoints', '/incentives/0/reward/upliftPoints', 10_000n, 0n], ['uplift', '/incentives/1/reward/upliftPoints', '/incentives/1/reward/upliftPoints', 1_000n, 0n],
      ['commission', '/attribution/roles/sourcing', null, 100n, 23n]]);
  });
});

describe('a difference that a later closing found, which names a deal and no line', () => {
  const found = (name: string, amount: string) => issuedTo(name, amount, { kind: 'difference', position: null, clause: null, dealPeriod: q2, statedIn: q2 });
  const both = { from: q1, to: q2 };

  it('stands on the first line of its partner, by the line\'s name, and in that line\'s quarter', () => {
    const influence = issuedTo('alpha', '1.00', { position: 'influence', clause: '/attribution/roles/influence' });
    expect(lines(sold(), closedTwice, both, [...issued, influence, found('beta', '-5.00'), found('alpha', '7.00')]).map(({ partnerId, period, position, clause, amountMinor }) => [partnerId, period, position, clause, amountMinor]))
      .toEqual([['ptr_alpha', q1, 'sourcing', '/attribution/roles/sourcing', 450_000n], ['ptr_beta', q1, 'selling', '/attribution/roles/selling', 899_500n], ['ptr_alpha', q1, 'influence', '/attribution/roles/influence', 800n]]);
  });

  it('stands by itself, in its own quarter, where its partner has no line', () => {
    expect(lines(sold(), closedTwice, both, [...issued, found('gamma', '7.00')]).at(-1)).toEqual({
      period: q2, partnerId: 'ptr_gamma', kind: 'commission', position: '', uplift: null, clause: '', currency: 'USD', amountMinor: 700n, withheldMinor: 0n });
    expect(brief(sold(), closedTwice, { from: q1, to: q1 }, [...issued, found('gamma', '7.00')])).toEqual(inFull);
  });
});
