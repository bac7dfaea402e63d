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

  it('is told all that is wrong with it at once, each fault in its place and in words', () => {
    const [no, never] = [{ at, eventId: 'a' }, '2026-02-30T00:00:00.000Z'];
    const outcome = checkDossier(changed<unknown>(workedExample,
      ['/amount', '1'], ['/margin', '1'], ['/model', null], ['/createdAt', never], ['/registeredAt', never], ['/closedAt', null],
      ['/roles/1', { ...workedExample.roles[0], weight: '1' }], ['/touchpoints/0/occurredAt', never], ['/touchpoints/1/recordedAt', never], ['/touchpoints/2/recordedAt', null],
      ['/stages', [{ stage: 'Demo', enteredAt: never, eventId: 'a' }]], ['/registrations', [{ approvedAt: never, partnerIds: ['alpha'], eventId: 'a' }]],
      ['/invoiced', [{ amount: '1', ...no }, { amount: '0.00', ...no, at: never }]], ['/collected', [{ amount: '1', ...no }, { amount: '1.00', ...no, at: never }]],
      ['/adjustments', [{ kind: 'refund', amount: '1', ...no, at: never }, { kind: 'creditNote', servedMonths: 1, termMonths: 2, ...no }, { kind: 'churn', amount: '1.00', termMonths: 2, ...no },
        { kind: 'churn', termMonths: 2, ...no }, { kind: 'churn', servedMonths: 2, ...no }, { kind: 'churn', servedMonths: 3, termMonths: 2, ...no }, { kind: 'churn', servedMonths: 2, termMonths: 2, ...no }]]));
    const digits = 'must be an amount with exactly the digits of USD';
    expect(outcome.ok ? [] : outcome.faults.map(({ clause, message }) => `${clause} ${message}`).sort()).toEqual([
      `/adjustments/0/amount ${digits}`, '/adjustments/0/at is no instant',
      '/adjustments/1/amount is missing', '/adjustments/1/servedMonths is only for a churn', '/adjustments/1/termMonths is only for a churn',
      '/adjustments/2/amount must not stand beside months', '/adjustments/3/servedMonths is missing', '/adjustments/4/termMonths is missing', '/adjustments/5/servedMonths must not exceed the term',
      `/amount ${digits}`, '/closedAt must be there exactly when the deal is not open', `/collected/0/amount ${digits}`, '/collected/1/at is no instant', '/createdAt is no instant',
      `/invoiced/0/amount ${digits}`, '/invoiced/1/at is no instant', `/margin ${digits}`, '/model must not be null where partners have roles', '/registeredAt is no instant', '/registrations/0/approvedAt is no instant',
      '/roles/1 stands twice: sourcing alpha', '/stages/0/enteredAt is no instant',
      '/touchpoints/0/occurredAt is no instant', '/touchpoints/1/recordedAt is no instant', '/touchpoints/2/recordedAt is missing',
    ]);
  });

  it.each<readonly [what: string, told: readonly string[], changes: readonly Change[]]>([
    ['a closing date that is no day', ['/closedAt is no instant'], [['/closedAt', '2026-02-30T00:00:00.000Z']]],
    ['an amount of another form, once, and a pair that stands twice', ['/amount must match ^(?:0|[1-9]\\d*)(?:\\.\\d{1,4})?$', '/roles/1 stands twice: sourcing alpha'], [['/amount', 'much'], ['/roles/1', workedExample.roles[0]]]],
    ['a type that is wrong, and nothing of what the rest means', ['/roles must be array'], [['/roles', 'none'], ['/amount', '1']]],
    ['a currency that is none, and so nothing of digits', ['/currency is no ISO 4217 currency with a minor unit'], [['/currency', 'XXX'], ['/amount', '1']]],
  ])('is told %s', (_what, told, changes) => {
    const outcome = checkDossier(changed<unknown>(workedExample, ...changes));
    expect(outcome.ok ? [] : outcome.faults.map(({ clause, message }) => `${clause} ${message}`)).toEqual(told);
  });

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
