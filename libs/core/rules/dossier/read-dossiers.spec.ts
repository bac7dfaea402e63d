import { changed, type Change } from '../examples/standard-ruleset.example.js';
import { workedExample } from '../examples/dossier.example.js';
import { checkDossier, readDossiers } from './read-dossiers.js';

const clausesOf = (...changes: readonly Change[]): string[] => {
  const outcome = checkDossier(changed<unknown>(workedExample, ...changes));
  return outcome.ok ? [] : outcome.faults.map(({ clause }) => clause);
};
const line = (...changes: readonly Change[]): string => JSON.stringify(changed<unknown>(workedExample, ...changes));
const at = '2026-04-01T00:00:00.000Z';

describe('a dossier', () => {
  it('is sound with only what is required', () => {
    const { format, dealId, currency, amount, status, createdAt, closedAt } = workedExample;
    expect(checkDossier({ format, dealId, currency, amount, model: null, status, createdAt, closedAt, roles: [], touchpoints: [] }).ok).toBe(true);
  });

  const faults: readonly (readonly [what: string, clauses: readonly string[], ...changes: Change[]])[] = [
    ['a missing key', ['/amount'], ['/amount', undefined]],
    ['an unknown key', ['/touchpoints/0/mood'], ['/touchpoints/0/mood', 'good']],
    ['too few digits', ['/amount'], ['/amount', '100.0']],
    ['digits of another currency', ['/amount'], ['/currency', 'JPY']],
    ['a leading zero', ['/amount'], ['/amount', '0100.00']],
    ['a negative amount', ['/amount'], ['/amount', '-1.00']],
    ['a margin with other digits', ['/margin'], ['/margin', '-1.0']],
    ['a currency that is none', ['/currency'], ['/currency', 'XXX']],
    ['a closed deal without its instant', ['/closedAt'], ['/closedAt', null]],
    ['an open deal with an instant', ['/closedAt'], ['/status', 'open']],
    ['roles without a model', ['/model'], ['/model', null]],
    ['a pair that stands twice', ['/roles/1'], ['/roles/1', workedExample.roles[0]]],
    ['a weight that is no decimal', ['/roles/0/weight'], ['/roles/0/weight', '1e3']],
    ['an unknown role', ['/roles/0/role'], ['/roles/0/role', 'cheering']],
    ['a day that is none', ['/createdAt'], ['/createdAt', '2026-02-30T00:00:00.000Z']],
    ['an instant with an offset', ['/touchpoints/0/occurredAt'], ['/touchpoints/0/occurredAt', '2026-02-10T15:00:00+01:00']],
    ['a touchpoint never recorded and not imported', ['/touchpoints/0/recordedAt'], ['/touchpoints/0/recordedAt', undefined]],
    ['a refund without an amount', ['/adjustments/0/amount'], ['/adjustments', [{ kind: 'refund', at, eventId: 'a' }]]],
    ['a refund with months', ['/adjustments/0/servedMonths'], ['/adjustments', [{ kind: 'refund', amount: '1.00', servedMonths: 1, at, eventId: 'a' }]]],
    ['a churn with an amount and months', ['/adjustments/0/amount'], ['/adjustments', [{ kind: 'churn', amount: '1.00', servedMonths: 1, termMonths: 12, at, eventId: 'a' }]]],
    ['a churn with half its months', ['/adjustments/0/termMonths'], ['/adjustments', [{ kind: 'churn', servedMonths: 1, at, eventId: 'a' }]]],
    ['a churn after more than its term', ['/adjustments/0/servedMonths'], ['/adjustments', [{ kind: 'churn', servedMonths: 13, termMonths: 12, at, eventId: 'a' }]]],
    ['a receipt with other digits', ['/collected/0/amount'], ['/collected', [{ amount: '1', at, eventId: 'a' }]]],
    ['wrong types and nothing else', ['/status'], ['/status', 1], ['/model', null]],
    ['two at once, both', ['/amount', '/closedAt'], ['/amount', '1.0'], ['/closedAt', null]],
  ];

  it.each(faults.map(([what, clauses, ...changes]) => ({ what, clauses, changes })))('is at fault for $what', ({ clauses, changes }) => expect(clausesOf(...changes)).toEqual(clauses));

  it('may have a negative margin, imported history without a time of recording, a churn with nothing', () => {
    expect(clausesOf(['/margin', '-5.00'])).toEqual([]);
    expect(clausesOf(['/touchpoints/0/imported', true], ['/touchpoints/0/recordedAt', undefined])).toEqual([]);
    expect(clausesOf(['/adjustments', [{ kind: 'churn', at, eventId: 'a' }]])).toEqual([]);
  });
});

describe('dossiers, one a line', () => {
  const faultsOf = (text: string) => {
    const outcome = readDossiers(text);
    return outcome.ok ? [] : outcome.faults.map(({ line: number, clause }) => `${number} ${clause}`);
  };

  it('may have a byte order mark, carriage returns, empty lines, none at all', () => {
    const outcome = readDossiers(`\ufeff${line()}\r\n\r\n  \n${line(['/dealId', 'D-2'])}`);
    expect(outcome.ok && outcome.dossiers.map(({ dealId }) => dealId)).toEqual(['D-1', 'D-2']);
    expect(readDossiers('')).toEqual({ ok: true, dossiers: [] });
  });

  it('are named by line and clause, every fault of every line', () => {
    expect(faultsOf([line(['/amount', '1']), '{', line(), line(['/closedAt', null])].join('\n'))).toEqual(['1 /amount', '2 ', '3 /dealId', '4 /closedAt', '4 /dealId']);
  });

  it('have no key twice, no NUL, no half of a surrogate pair', () => {
    expect(faultsOf(line().replace('"status":"won"', '"status":"lost","status":"won"'))).toEqual(['1 /status']);
    expect(faultsOf(line(['/account/name', 'a\u0000b']))).toEqual(['1 /account/name']);
    expect(faultsOf(line(['/account/name', 'a\ud800b']))).toEqual(['1 /account/name']);
    expect(faultsOf(line(['/account/name', 'a\u{1f600}b']))).toEqual([]);
  });
});
