import { formatMinor } from '#kernel';
import { role, touch, workedExample } from '../examples/dossier.example.js';
import { changed, compiled, standardRuleSetYaml, type Change } from '../examples/standard-ruleset.example.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import type { DealEvaluation } from './deal-evaluation.js';
import { evaluateDeal } from './evaluate-deal.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');

const deal = (change: Partial<Dossier>, ...rules: readonly Change[]): DealEvaluation =>
  evaluateDeal(compiled(changed<unknown>(read.document, ...rules)), { ...workedExample, ...change });
const amounts = ({ lines, currency }: DealEvaluation): string[] =>
  lines.map(({ partnerId, position, amountMinor }) => `${partnerId ?? 'vendor'} ${position} ${formatMinor(amountMinor, currency)}`);
const flags = (evaluation: DealEvaluation): string[] =>
  evaluation.flags.map(({ code, partnerId, position }) => [code, partnerId, position].filter((text) => text !== null).join(' '));
const net = (evaluation: DealEvaluation): string => formatMinor(evaluation.net?.minor ?? 0n, evaluation.currency);
const at = '2026-04-01T00:00:00.000Z';

describe('the worked example', () => {
  it('pays what the specification says, and posts the differences after a refund', () => {
    expect(amounts(deal({}))).toEqual(['alpha sourcing 3176.47', 'beta selling 6352.94', 'gamma technicalValidation 3970.59']);
    const refunded = deal({ adjustments: [{ kind: 'refund', amount: '10000.00', at, eventId: 'a' }] });
    expect(amounts(refunded)).toEqual(['alpha sourcing 2541.18', 'beta selling 5082.35', 'gamma technicalValidation 3176.47']);
  });
});

describe('weights inside a position', () => {
  const merged = { model: 'sell-through' as const, registeredAt: workedExample.createdAt };

  it('of merged roles add up, one that is not declared adding nothing beside one that is', () => {
    const evaluation = deal({
      ...merged,
      roles: [role('selling', 'alpha'), role('sourcing', 'beta', '2'), role('influence', 'beta'), role('influence', 'gamma', '1')],
      touchpoints: [touch('alpha', { role: 'selling' }), touch('beta', { role: 'influence', kind: 'call' }), touch('gamma', { role: 'influence', kind: 'call' })],
    });
    expect(amounts(evaluation)).toEqual(['alpha selling 9450.00', 'beta technology 2700.00', 'gamma technology 1350.00']);
    expect(flags(evaluation)).toEqual([]);
  });

  it('of one claimant alone are flagged where all declared ones are zero, not where its evidence is', () => {
    const alone = { roles: [role('selling', 'alpha', '0')], touchpoints: [touch('alpha', { role: 'selling', kind: 'call' })] };
    expect(flags(deal(alone))).toEqual(['weights-all-zero selling']);
    expect(flags(deal(alone, ['/attribution/sameRole', 'evidence']))).toEqual([]);
  });

  it('that differ from the evidence are flagged however the position is shared', () => {
    const two = {
      roles: [role('selling', 'alpha', '1'), role('selling', 'beta', '1')],
      touchpoints: [touch('alpha', { role: 'selling', kind: 'demo' }), touch('beta', { role: 'selling' })],
    };
    for (const sameRole of ['declared', 'equal', 'evidence']) {
      expect(flags(deal(two, ['/attribution/sameRole', sameRole]))).toEqual(['registration-split-differs selling']);
    }
  });
});

describe('the net', () => {
  it('takes back only returns that count, also from what was collected', () => {
    const change: Partial<Dossier> = {
      collected: [{ amount: '30000.00', at, eventId: 'p' }],
      adjustments: [{ kind: 'refund', amount: '10000.00', at: '2027-01-01T00:00:00.000Z', eventId: 'late' }],
    };
    expect(net(deal(change, ['/commission/accrueOn', 'collected']))).toBe('30000.00');
    expect(net(deal({ ...change, adjustments: [{ kind: 'refund', amount: '40000.00', at, eventId: 'a' }] }, ['/commission/accrueOn', 'collected']))).toBe('0.00');
  });

  it('takes back of what was invoiced or collected what was returned of it, and a churn of neither', () => {
    const flows = { invoiced: [{ amount: '30000.00', at, eventId: 'i' }], collected: [{ amount: '30000.00', at, eventId: 'p' }] };
    const netOn = (accrueOn: string, kind: 'refund' | 'creditNote' | 'churn') => net(deal({ ...flows, adjustments: [{ kind, amount: '10000.00', at, eventId: 'a' }] }, ['/commission/accrueOn', accrueOn]));
    expect((['refund', 'creditNote', 'churn'] as const).map((kind) => [netOn('invoiced', kind), netOn('collected', kind)]))
      .toEqual([['20000.00', '20000.00'], ['20000.00', '30000.00'], ['30000.00', '30000.00']]);
  });

  it('keeps the smallest part served of several churns, and nothing of a negative margin', () => {
    const churn = (servedMonths: number) => ({ kind: 'churn' as const, servedMonths, termMonths: 12, at, eventId: `c${servedMonths}` });
    expect([net(deal({ adjustments: [churn(9), churn(6)] })), net(deal({ adjustments: [churn(6), churn(9)] }))]).toEqual(['25000.00', '25000.00']);
    expect(net(deal({ margin: '-5.00' }, ['/commission/base', 'margin']))).toBe('0.00');
    expect(net(deal({ margin: '5.00', amount: '0.00' }, ['/commission/base', 'margin']))).toBe('0.00');
  });
});

describe('a cap', () => {
  it('that names no amount for the currency withholds every line, the vendor\'s too', () => {
    const evaluation = deal({ touchpoints: workedExample.touchpoints }, ['/commission/capPerDeal', {}], ['/attribution/unfilled', 'retain']);
    expect(evaluation.lines.every(({ withheld }) => withheld)).toBe(true);
    expect(evaluation.lines.at(-1)?.kind).toBe('retained');
    expect(flags(evaluation)).toEqual(['currency-without-cap']);
    expect(flags(deal({ roles: [], touchpoints: [], model: null }, ['/commission/capPerDeal', {}]))).toEqual([]);
  });

  it('that is reached exactly changes nothing', () => {
    expect(amounts(deal({}, ['/commission/capPerDeal', '13500.00']))).toEqual(amounts(deal({})));
    expect(deal({}, ['/commission/capPerDeal', '13499.99']).pool?.minor).toBe(1349999n);
  });
});

describe('a solo partner', () => {
  it('is paid by the rate of one', () => {
    expect(deal({ roles: [role('selling', 'alpha')], touchpoints: [touch('alpha', { role: 'selling' })] }).rateClause).toBe('/commission/solo');
  });

  it('that holds every position leaves the vendor no line', () => {
    const names = ['sourcing', 'selling', 'technicalValidation', 'influence'] as const;
    const evaluation = deal({ roles: names.map((name) => role(name, 'alpha')), touchpoints: names.map((name) => touch('alpha', { role: name })) }, ['/commission/soloTakes', 'filled']);
    expect(amounts(evaluation)).toEqual(['alpha sourcing 2000.00', 'alpha selling 4000.00', 'alpha technicalValidation 2500.00', 'alpha influence 1500.00']);
  });
});

describe('an open deal', () => {
  const open = { status: 'open' as const, closedAt: null };

  it('is projected on its whole amount, nothing in it too late', () => {
    const evaluation = deal({ ...open, adjustments: [{ kind: 'refund', amount: '1.00', at, eventId: 'a' }], touchpoints: workedExample.touchpoints.map((item) => ({ ...item, recordedAt: '2030-01-01T00:00:00.000Z' })) }, ['/commission/accrueOn', 'collected']);
    expect(net(evaluation)).toBe('50000.00');
    expect(evaluation.period).toBeNull();
    expect(flags(evaluation)).toEqual([]);
  });

  it('is covered by a version that is not yet in force unless its date says otherwise', () => {
    const later: Change = ['/effective/from', '2027-01-01'];
    expect(deal(open, later).inForce).toBe(true);
    expect(deal(open, later, ['/effective/basis', 'registered']).inForce).toBe(false);
    expect(deal({ ...open, registeredAt: null }, later, ['/effective/basis', 'registered']).inForce).toBe(true);
  });
});

describe('a lost deal', () => {
  it('owes nothing, and still tells whether it was co-sold and what was recorded too late', () => {
    const evaluation = deal({ status: 'lost', registeredAt: null, touchpoints: [...workedExample.touchpoints, touch('beta', { kind: 'demo', recordedAt: '2026-12-01T00:00:00.000Z' })] });
    expect(evaluation.coSell).toBe(true);
    expect(evaluation.lines).toEqual([]);
    expect(flags(evaluation)).toEqual(['backdated-touchpoint beta']);
  });
});
