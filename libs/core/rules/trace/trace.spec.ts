import fc from 'fast-check';
import { role, touch, workedExample } from '../examples/dossier.example.js';
import { changed, compiled, standardRuleSetYaml, type Change } from '../examples/standard-ruleset.example.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { assigned, day, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, closed, dealNamed, q1 } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing } from '../../../../test/support/dossier/rule-set-log.js';
import { noFacts } from '../facts/facts.schema.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { evaluateDeals } from '../result/evaluation.js';
import type { Terms } from '../terms/terms.js';
import { traceOf } from './trace.js';
import { renderTrace } from './render-trace.js';
import { traceDeal } from './trace-deal.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');

const traceOfDeal = (dossier: Dossier, ...changes: readonly Change[]) => {
  const ruleSet = compiled(changed<unknown>(read.document, ...changes));
  return traceDeal(ruleSet, evaluateDeal(ruleSet, dossier));
};
const stepsOf = (dossier: Dossier, ...changes: readonly Change[]) =>
  traceOfDeal(dossier, ...changes).steps.map(({ step, formula, exact, result }) => `${step}: ${formula} = ${exact} → ${result}`);
const notesOf = (dossier: Dossier, ...changes: readonly Change[]) =>
  traceOfDeal(dossier, ...changes).steps.filter(({ step }) => step === 'line').map(({ note }) => note);

const at = '2026-04-01T00:00:00.000Z';

describe('the trace of a deal', () => {
  it('is the specification\'s for the worked example', () => {
    expect(traceOfDeal(workedExample).steps.find(({ partnerId }) => partnerId === 'beta')).toEqual({
      step: 'line',
      partnerId: 'beta',
      position: 'selling',
      clause: '/attribution/roles/selling',
      formula: '13500.00 × 40/85',
      exact: '108000/17',
      result: '6352.94',
      eventIds: ['beta-selling', 'beta-selling-meeting'],
      note: 'floor 6352.94, remainder 2/17',
    });
  });

  it('says once where the cent went that flooring left: on the line that gets it', () => {
    expect(notesOf(workedExample)).toEqual([
      'floor 3176.47, remainder 1/17', 'floor 6352.94, remainder 2/17', 'floor 3970.58; the one cent left goes to gamma, remainder 14/17',
    ]);
    expect(notesOf({ ...workedExample, amount: '0.19' }, ['/commission/coSell', '100'])).toEqual([
      'floor 0.04, remainder 8/17', 'floor 0.08; one of the 2 cents left goes to beta, remainder 16/17', 'floor 0.05; one of the 2 cents left goes to gamma, remainder 10/17',
    ]);
    expect(notesOf({ ...workedExample, currency: 'JPY', amount: '1000' })).toContain('floor 63; the one unit left goes to alpha, remainder 9/17');
    expect(notesOf({ ...workedExample, currency: 'BHD', amount: '1.000' })).toContain('floor 0.063; the one unit of 0.001 left goes to alpha, remainder 9/17');
    expect(notesOf({ ...workedExample, currency: 'BHD', amount: '0.019' }, ['/commission/coSell', '100'])).toContain('floor 0.008; one of the 2 units of 0.001 left goes to beta, remainder 16/17');
    expect(notesOf({ ...workedExample, amount: '85.00' }, ['/commission/coSell', '100'])).toEqual([null, null, null]);
  });

  it('writes decimals where they have an end, and says what was rounded only where something was', () => {
    const churned = (servedMonths: number): Dossier => ({ ...workedExample, adjustments: [{ kind: 'churn', servedMonths, termMonths: 12, at, eventId: 'c' }] });
    expect(stepsOf({ ...churned(3), amount: '1999715.00' })[2]).toBe('net: 499928.75 of amount = 499928.75 → 499928.75');
    expect(stepsOf({ ...churned(3), amount: '0.10' })[2]).toBe('net: 0.025 of amount, rounded to 2 digits = 0.025 → 0.03');
    expect(stepsOf({ ...churned(4), amount: '0.10' })[2]).toBe('net: 1/30 of amount, rounded to 2 digits = 1/30 → 0.03');
    const text = renderTrace(traceOfDeal({ ...churned(3), amount: '0.10' }, ['/commission/coSell', '27.50']));
    expect(text).toContain('  net: 0.025 of amount, rounded to 2 digits = 0.03  (exactly 0.025)\n');
    expect(text).toContain('  rate: co-sell = 27.50\n');
  });

  it('names for each step of the net its clause, the facts it rests on, and what held it', () => {
    const taken = (kind: 'refund' | 'churn', eventId: string, more: object) => ({ kind, at, eventId, ...more });
    const adjustments = [taken('refund', 'r1', { amount: '20000.00' }), taken('churn', 'c1', { servedMonths: 6, termMonths: 12 }), taken('churn', 'c2', { servedMonths: 3, termMonths: 12 }), taken('refund', 'r2', { amount: '40000.00' })];
    const netOf = (dossier: Partial<Dossier>, ...changes: readonly Change[]) => traceOfDeal({ ...workedExample, ...dossier }, ...changes).steps
      .filter(({ step }) => !['rate', 'pool', 'line', 'cap'].includes(step)).map(({ step, clause, eventIds, note }) => [step, clause, eventIds, note]);
    const [amount, net] = [['amount', null, [], null], ['net', '/commission/base', [], null]];
    expect(netOf({ adjustments })).toEqual([
      amount, ['refund', '/clawback/on', ['r1'], `dated ${at}`], ['refund', '/clawback/on', ['r2'], `dated ${at}; not below zero`], ['churn', '/clawback/on', ['c1', 'c2'], 'the smallest part served counts'], net]);
    expect(netOf({ adjustments: [adjustments[1]] } as never)).toEqual([amount, ['churn', '/clawback/on', ['c1'], 'the part of the term that was served'], net]);
    expect(netOf({ adjustments: [taken('refund', 'r', { amount: '50000.00' })] })[1]?.[3]).toBe(`dated ${at}`);
    const ofMargin: Change = ['/commission/base', 'margin'];
    expect(netOf({ margin: '0.00' }, ofMargin)).toEqual([amount, ['margin', '/commission/base', [], null], net]);
    expect(netOf({ margin: '-1.00' }, ofMargin)).toEqual([amount, ['margin', '/commission/base', [], 'not below zero'], net]);
    expect(netOf({ margin: '10.00' }, ofMargin)[1]?.[3]).toBeNull();
    expect(stepsOf(workedExample, ofMargin)[1]).toBe('margin: the margin is not known = 0.00 → 0.00');
    expect(netOf({}, ofMargin)[1]?.[3]).toBeNull();
    expect(netOf({}, ['/commission/accrueOn', 'collected'])).toEqual([amount, ['collected', '/commission/accrueOn', [], null], net]);
  });

  it('goes from the amount to the cents, in the order a person calculates', () => {
    const refunded = { ...workedExample, adjustments: [{ kind: 'refund' as const, amount: '10000.00', at, eventId: 'a' }] };
    expect(stepsOf(refunded)).toEqual([
      'amount: 50000.00 = 50000.00 → 50000.00',
      'refund: 50000.00 − 10000.00 = 40000.00 → 40000.00',
      'net: 40000.00 of amount = 40000.00 → 40000.00',
      'rate: co-sell = 27 → 27',
      'pool: 40000.00 × 27 ÷ 100 = 10800.00 → 10800.00',
      'line: 10800.00 × 20/85 = 43200/17 → 2541.18',
      'line: 10800.00 × 40/85 = 86400/17 → 5082.35',
      'line: 10800.00 × 25/85 = 54000/17 → 3176.47',
    ]);
  });

  it('shows the churn, what came in, the margin and the cap', () => {
    const dossier: Dossier = {
      ...workedExample,
      margin: '20000.00',
      adjustments: [{ kind: 'churn', servedMonths: 7, termMonths: 12, at, eventId: 'c' }],
      collected: [{ amount: '25000.00', at, eventId: 'p' }],
    };
    const changes: Change[] = [['/commission/base', 'margin'], ['/commission/accrueOn', 'collected'], ['/commission/capPerDeal', '1000.00']];
    expect(stepsOf(dossier, ...changes).slice(1, 7)).toEqual([
      'churn: 50000.00 × 7/12 = 87500/3 → 87500/3',
      'collected: the lesser of that and 25000.00 − 0.00 = 25000.00 → 25000.00',
      'margin: 20000.00 × 25000.00 ÷ 50000.00 = 10000.00 → 10000.00',
      'net: 10000.00 of margin = 10000.00 → 10000.00',
      'rate: co-sell = 27 → 27',
      'pool: 10000.00 × 27 ÷ 100 = 2700.00 → 2700.00',
    ]);
    expect(stepsOf(dossier, ...changes)[7]).toBe('cap: min(2700.00, 1000.00) = 1000.00 → 1000.00');
  });

  it('shows amounts with the digits of their currency, and an amount that a churn took', () => {
    expect(stepsOf({ ...workedExample, currency: 'JPY', amount: '1000' })[0]).toBe('amount: 1000 = 1000 → 1000');
    expect(stepsOf({ ...workedExample, currency: 'BHD', amount: '1.500' })[0]).toBe('amount: 1.500 = 1.500 → 1.500');
    const taken: Dossier = { ...workedExample, adjustments: [{ kind: 'churn', amount: '20000.00', at, eventId: 'c' }, { kind: 'refund', amount: '40000.00', at, eventId: 'r' }] };
    expect(stepsOf(taken).slice(1, 4)).toEqual(['churn: 50000.00 − 20000.00 = 30000.00 → 30000.00', 'refund: 30000.00 − 40000.00 = 0.00 → 0.00', 'net: 0.00 of amount = 0.00 → 0.00']);
  });

  it('shows a deal that one partner sold alone, and one that nobody has a claim on', () => {
    expect(stepsOf({ ...workedExample, roles: [role('selling', 'alpha')] }).slice(2)).toEqual([
      'rate: solo = 20 → 20', 'pool: 50000.00 × 20 ÷ 100 = 10000.00 → 10000.00', 'line: 10000.00 × 100/100 = 10000.00 → 10000.00']);
    expect(stepsOf({ ...workedExample, roles: [], model: null })).toEqual(['amount: 50000.00 = 50000.00 → 50000.00', 'net: 50000.00 of amount = 50000.00 → 50000.00']);
  });

  it('shows what the vendor keeps, by its own clause, and the cent that it is left', () => {
    const retaining: Change = ['/attribution/unfilled', 'retain'];
    expect(stepsOf(workedExample, retaining).slice(-2)).toEqual(['line: 13500.00 × 25/100 = 3375.00 → 3375.00', 'line: 13500.00 × 3/20 = 2025.00 → 2025.00']);
    expect(renderTrace(traceOfDeal(workedExample, retaining))).toContain('  line the vendor, unfilled: 13500.00 × 3/20 = 2025.00\n      by /attribution/unfilled\n');
    expect(renderTrace(traceOfDeal(workedExample, retaining))).toContain('  pool: 50000.00');
    expect(notesOf({ ...workedExample, amount: '0.19' }, ['/commission/coSell', '100'], retaining).at(-1)).toBe('floor 0.02; one of the 3 cents left goes to the vendor, remainder 17/20');
  });

  it('says what is withheld: every line for want of a cap, or one for want of evidence', () => {
    const lacking = traceOfDeal(workedExample, ['/commission/capPerDeal', { EUR: '1000.00' }]).steps;
    expect(lacking.find(({ step }) => step === 'cap')).toEqual({
      step: 'cap', partnerId: null, position: null, clause: '/commission/capPerDeal', formula: 'no cap for USD', exact: '13500.00', result: '13500.00', eventIds: [], note: 'every line is withheld' });
    expect(lacking.at(-2)?.note).toBe('floor 6352.94, remainder 2/17; withheld');
    expect(traceOfDeal(workedExample, ['/commission/capPerDeal', '1000.00']).steps.find(({ step }) => step === 'cap')?.clause).toBe('/commission/capPerDeal');
    const unevidenced = { ...workedExample, amount: '85.00', touchpoints: workedExample.touchpoints.slice(0, 2) };
    expect(notesOf(unevidenced, ['/commission/coSell', '100'], ['/attribution/evidence/onMissing', 'withhold'])).toEqual([null, null, 'withheld']);
  });

  it('shows an uplift, what earned it, and whether it is withheld', () => {
    const rules = (more: Parameters<typeof documentWith>[0] = {}): Terms => ({ ...publishing({ at: day(1), document: { ...documentWith(more), incentives: [{ id: 'third-win', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } }] } }),
      closings: [closed(q1, day(100))], awards: [awardTo('alpha', '/incentives/0')] });
    const upliftOf = (terms: Terms) => {
      const { version, evaluation } = evaluateStored(dealNamed('next', opened(day(5)), assigned(day(6), 'alpha', 'selling'), won(day(110))), terms) ?? {};
      if (version == null || evaluation == null) throw new Error('A version covers the deal.');
      return traceDeal(version.compiled, evaluation).steps.at(-1);
    };
    expect(upliftOf(rules())).toMatchObject({ step: 'uplift', partnerId: 'ptr_alpha', position: 'solo', clause: '/incentives/0/reward/upliftPoints', exact: '2500.00', result: '2500.00', note: 'third-win, earned in 2026-Q1' });
    expect(upliftOf(rules({ minimumPerRole: 1, onMissing: 'withhold' }))?.note).toBe('third-win, earned in 2026-Q1; withheld');
  });

  it('is a document over all deals, which names its rule set', () => {
    const ruleSet = compiled(read.document);
    const { format, ruleset, deals } = traceOf(evaluateDeals(ruleSet, [workedExample, { ...workedExample, dealId: 'D-2' }], noFacts));
    expect([format, ruleset, deals.map(({ dealId, currency }) => [dealId, currency])]).toEqual(['tandem.trace/1', { id: 'standard', digest: ruleSet.digest }, [['D-1', 'USD'], ['D-2', 'USD']]]);
    expect(deals[0]).toEqual(traceOfDeal(workedExample));
  });

  it('shows how a position is shared', () => {
    const dossier = { ...workedExample, roles: [role('selling', 'alpha', '2'), role('selling', 'beta', '0.5')], touchpoints: [touch('alpha', { role: 'selling' }), touch('beta', { role: 'selling' })] };
    expect(stepsOf(dossier).slice(-2)).toEqual([
      'line: 13500.00 × 40/40 × 2/2.5 = 10800.00 → 10800.00',
      'line: 13500.00 × 40/40 × 0.5/2.5 = 2700.00 → 2700.00',
    ]);
  });

  it('says why a deal owes nothing', () => {
    expect(stepsOf({ ...workedExample, status: 'lost' })).toEqual(['net: a lost deal owes nothing = 0.00 → 0.00']);
    expect(traceOfDeal({ ...workedExample, closedAt: '2025-01-01T00:00:00.000Z' }).steps).toEqual([
      { step: 'net', partnerId: null, position: null, clause: '/effective/from', formula: 'no version of the rule set covers the deal', exact: '0.00', result: '0.00', eventIds: [], note: null }]);
  });

  it('has lines that sum to the pool above them, whatever the amount', () => {
    const cents = (text: string): bigint => BigInt(text.replace('.', ''));
    fc.assert(
      fc.property(fc.bigInt(100n, 10n ** 14n), (minor) => {
        const text = minor.toString();
        const { steps } = traceOfDeal({ ...workedExample, amount: `${text.slice(0, -2)}.${text.slice(-2)}` });
        const pool = steps.find(({ step }) => step === 'pool');
        const lines = steps.filter(({ step }) => step === 'line');
        expect(lines.reduce((sum, { result }) => sum + cents(result), 0n)).toBe(cents(pool?.result ?? ''));
      }),
      { numRuns: 50 },
    );
  });

  it('is written out for a person', () => {
    const text = renderTrace(traceOfDeal(workedExample));
    expect(text).toContain('Deal D-1, USD\n  amount: 50000.00 = 50000.00\n');
    expect(text).toContain('  line beta, selling: 13500.00 × 40/85 = 6352.94  (exactly 108000/17)\n      by /attribution/roles/selling\n      resting on beta-selling, beta-selling-meeting\n');
  });
});
