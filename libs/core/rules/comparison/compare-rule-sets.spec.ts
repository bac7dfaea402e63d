import fc from 'fast-check';
import { compareUtf8 } from '#kernel';
import { document, ruleSets } from '../examples/drawn-deals.support.js';
import { changed, type Change } from '../examples/standard-ruleset.example.js';
import { compareRuleSets, type ClauseChange } from './compare-rule-sets.js';

const comparedTo = (...changes: readonly Change[]): ClauseChange[] => compareRuleSets(document, changed(document, ...changes));
const written = (value: unknown) => ({ value, default: false });
const byDefault = (value: unknown) => ({ value, default: true });

describe('two rule sets compared by their clauses', () => {
  it('differ where a value does, with what stood there and what stands there', () => {
    expect(comparedTo(['/commission/coSell', '30'], ['/attribution/evidence/weights/demo', '4'])).toEqual([
      { clause: '/attribution/evidence/weights/demo', change: 'changed', before: written('3'), after: written('4') },
      { clause: '/commission/coSell', change: 'changed', before: written('27'), after: written('30') },
    ]);
  });

  it('show the default that holds where a key is left out, though it is not written', () => {
    const without = changed(document, ['/commission/soloTakes', undefined]);
    expect(compareRuleSets(without, changed(without, ['/commission/soloTakes', 'whole']))).toEqual([
      { clause: '/commission/soloTakes', change: 'added', before: byDefault('seller'), after: written('whole') },
    ]);
    expect(comparedTo(['/commission/soloTakes', undefined])).toEqual([
      { clause: '/commission/soloTakes', change: 'removed', before: written('seller'), after: byDefault('seller') },
    ]);
    expect(comparedTo(['/incentives/0/clawback', true])).toEqual([
      { clause: '/incentives/0/clawback', change: 'added', before: byDefault(false), after: written(true) },
    ]);
    expect(comparedTo(['/spiffs/0/maximumPerPartner', undefined])).toEqual([
      { clause: '/spiffs/0/maximumPerPartner', change: 'removed', before: written(4), after: null },
    ]);
  });

  it('match what stands in lists by index, as clauses address it', () => {
    const second = { id: 'second', count: 'coSellDeals', atLeast: 1, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } };
    expect(comparedTo(['/incentives/1', second])).toEqual([{ clause: '/incentives/1', change: 'added', before: null, after: written(second) }]);
    expect(comparedTo(['/incentives', [second]]).map(({ clause, change }) => `${change} ${clause}`)).toEqual([
      'changed /incentives/0/atLeast', 'changed /incentives/0/count', 'changed /incentives/0/id',
      'removed /incentives/0/reward/amount', 'added /incentives/0/reward/on', 'added /incentives/0/reward/upliftPoints',
    ]);
    expect(comparedTo(['/incentives', undefined])).toEqual([{ clause: '/incentives/0', change: 'removed', before: written(document.incentives?.[0]), after: null }]);
  });

  it('take a list of texts, or a value of another form, as one', () => {
    expect(comparedTo(['/clawback/on', ['churn']])).toEqual([
      { clause: '/clawback/on', change: 'changed', before: written(['refund', 'creditNote', 'churn']), after: written(['churn']) },
    ]);
    expect(comparedTo(['/payout/minimum', { USD: '50.00' }])).toEqual([
      { clause: '/payout/minimum', change: 'changed', before: written('50.00'), after: written({ USD: '50.00' }) },
    ]);
    expect(compareRuleSets(changed<typeof document>(document, ['/incentives', []]), changed(document, ['/incentives', undefined]))).toEqual([
      { clause: '/incentives', change: 'removed', before: written([]), after: byDefault([]) },
    ]);
  });

  const kinds = ['meeting', 'demo', 'a/b', '~', '__proto__', 'émail', '😀'];
  const drawn = fc
    .tuple(ruleSets, fc.dictionary(fc.constantFrom(...kinds), fc.constantFrom('1', '1.0', '2')), fc.constantFrom(undefined, false, true), fc.constantFrom(undefined, [], document.spiffs))
    .map(([{ document: base }, weights, clawback, spiffs]) =>
      changed(base, ['/attribution/evidence/weights', weights], ['/incentives/0/clawback', clawback], ['/spiffs', spiffs]));

  it('do not differ from themselves, and mirrored where the sides are swapped', () => {
    const mirror = ({ clause, change, before, after }: ClauseChange): ClauseChange =>
      ({ clause, change: change === 'added' ? 'removed' : change === 'removed' ? 'added' : change, before: after, after: before });
    fc.assert(fc.property(drawn, drawn, (one, other) => {
      expect(compareRuleSets(one, structuredClone(one))).toEqual([]);
      expect(compareRuleSets(other, one)).toEqual(compareRuleSets(one, other).map(mirror));
    }));
  });

  it('are in the order of their pointers, and say everything: put into the first they give the second', () => {
    fc.assert(fc.property(drawn, drawn, (one, other) => {
      const changes = compareRuleSets(one, other);
      expect(changes.map(({ clause }) => clause)).toEqual(changes.map(({ clause }) => clause).sort(compareUtf8));
      const put = structuredClone<unknown>(one);
      for (const { clause, after } of [...changes].reverse()) putAt(put, clause, after === null || after.default ? undefined : after.value);
      expect(compareRuleSets(put as typeof other, other).filter(({ clause }) => clause !== '/spiffs')).toEqual([]);
    }));
  });
});

const putAt = (document: unknown, clause: string, value: unknown): void => {
  const steps = clause.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Record<string, unknown>>((node, step) => {
    if (node[step] === undefined) node[step] = [];
    return node[step] as Record<string, unknown>;
  }, document as Record<string, unknown>);
  if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1);
  else if (value === undefined) delete parent[last];
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
};
