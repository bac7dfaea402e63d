import { describe, expect, it } from '@jest/globals';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import { flag } from '../deal/flag.js';
import { touch, workedExample } from '../examples/dossier.example.js';
import { changed, compiled, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { traceDeal } from '../trace/trace-deal.js';
import { dossierSeenBy, evaluationSeenBy, hasClaim, traceSeenByPartners } from './seen-by-partner.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
const strict = compiled(changed<unknown>(read.document, ['/attribution/evidence/onMissing', 'withhold'], ['/commission/base', 'margin']));
/** Beta sold without a touch: its line is withheld. */
const dossier = { ...workedExample, margin: '20000.00', touchpoints: [touch('alpha', { role: 'sourcing', confirmed: true }), touch('gamma', { role: 'technicalValidation', confirmed: false }), touch(null)] };
const evaluation = evaluateDeal(strict, dossier);

const is = (own: string) => (partnerId: string | null): boolean => partnerId === own;

describe('what a partner on a deal sees', () => {
  it('is the dossier without the margin and without what is said of others\' touchpoints', () => {
    const seen = dossierSeenBy(is('alpha'), dossier);
    expect(Object.keys(dossier).filter((key) => !Object.hasOwn(seen, key))).toEqual(['margin']);
    expect(seen.touchpoints.map((touchpoint) => Object.hasOwn(touchpoint, 'confirmed'))).toEqual([true, false, false]);
    expect(dossierSeenBy(is('gamma'), dossier).touchpoints.map(({ confirmed }) => confirmed)).toEqual([undefined, false, undefined]);
  });

  it('is every line and its cents, whether it is withheld and why of its own alone', () => {
    const withheld = (partnerId: string) => evaluationSeenBy(is(partnerId), evaluation).lines.map((line) => line.withheld);
    expect(evaluation.lines.map(({ partnerId, withheld: held }) => [partnerId, held])).toEqual([['alpha', false], ['beta', true], ['gamma', false]]);
    expect([withheld('alpha'), withheld('beta')]).toEqual([[false, false, false], [false, true, false]]);
    const amounts = ({ lines }: typeof evaluation) => lines.map(({ amountMinor }) => amountMinor);
    expect(amounts(evaluationSeenBy(is('alpha'), evaluation))).toEqual(amounts(evaluation));
    const concerned = (partnerId: string) => new Set(evaluationSeenBy(is(partnerId), evaluation).flags.map((flag) => flag.partnerId));
    expect(concerned('alpha')).not.toContain('beta');
    expect(concerned('beta')).toContain('beta');
  });

  it('is its own uplifts, and what is flagged about the deal as a whole', () => {
    const uplift = (partnerId: string) => ({ line: { partnerId } }) as (typeof evaluation)['uplifts'][number];
    const seen = evaluationSeenBy(is('alpha'), { ...evaluation, uplifts: [uplift('alpha'), uplift('beta')], flags: [flag('no-registration'), flag('missing-evidence', { partnerId: 'alpha' }), flag('missing-evidence', { partnerId: 'beta' })] });
    expect(seen.uplifts.map(({ line }) => line.partnerId)).toEqual(['alpha']);
    expect(seen.flags.map(({ partnerId }) => partnerId)).toEqual([null, 'alpha']);
  });

  it('is the arithmetic from the net on', () => {
    const trace = traceDeal(strict, evaluation);
    expect(trace.steps.map(({ step }) => step)).toContain('margin');
    expect(traceSeenByPartners(trace).steps).toEqual(trace.steps.filter(({ step }) => step !== 'margin'));
  });

  it('is arithmetic only where it has a line', () => {
    expect([hasClaim(is('beta'), evaluation), hasClaim(is('delta'), evaluation), hasClaim(is('beta'), null)]).toEqual([true, false, false]);
  });
});
