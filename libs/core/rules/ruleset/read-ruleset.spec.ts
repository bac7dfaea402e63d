import fc from 'fast-check';
import { changed, standardRuleSetYaml, type Change } from '../examples/standard-ruleset.example.js';
import { checkRuleSet, readRuleSet } from './read-ruleset.js';
import type { RuleSetDocument } from './ruleset.schema.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const standard: RuleSetDocument = read.document;

const clausesOf = (...changes: readonly Change[]): string[] => {
  const outcome = checkRuleSet(changed<unknown>(standard, ...changes));
  return outcome.ok ? [] : outcome.faults.map(({ clause }) => clause);
};
const clausesOfText = (text: string): string[] => {
  const outcome = readRuleSet(text);
  return outcome.ok ? [] : outcome.faults.map(({ clause }) => clause);
};

describe('the example rule set of the specification', () => {
  it('is sound and without a warning', () => {
    expect(read.warnings).toEqual([]);
    expect(standard.commission).toEqual({ base: 'amount', solo: '20', coSell: '27', soloTakes: 'seller', accrueOn: 'won', capPerDeal: null });
  });

  it('has the digest of its content, in YAML as in JSON, whatever the order of its keys', () => {
    const json = JSON.stringify(Object.fromEntries(Object.entries(standard).reverse()), undefined, 2);
    expect(readRuleSet(json)).toEqual(read);
    expect(readRuleSet(`\ufeff${standardRuleSetYaml.replaceAll('\n', '\r\n')}`)).toEqual(read);
  });

  it('has another digest with a default written in', () => {
    const written = checkRuleSet(changed(standard, ['/incentives/0/clawback', false]));
    expect(written.ok && written.digest).not.toBe(read.digest);
  });

  it('may leave out what has a default', () => {
    expect(
      clausesOf(
        ['/attribution/evidence/counts', undefined], ['/commission/soloTakes', undefined], ['/commission/capPerDeal', undefined],
        ['/incentives', undefined], ['/tiers', undefined], ['/spiffs/0/maximumPerPartner', undefined],
      ),
    ).toEqual([]);
  });
});

describe('a rule set in YAML', () => {
  it('keeps scalars as text where the format says text', () => {
    const plain = standardRuleSetYaml.replace('"27"', '27.50').replace('"0.25"', '0.250').replace('title: Standard co-sell programme', 'title: 2026').replaceAll('"2026-01-01"', '2026-01-01');
    const outcome = readRuleSet(plain);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    expect(outcome.document.commission.coSell).toBe('27.50');
    expect(outcome.document.attribution.evidence.weights['email']).toBe('0.250');
    expect(outcome.document.title).toBe('2026');
    expect(outcome.document.commission.capPerDeal).toBeNull();
    expect(outcome.document.payout.cycleDays).toBe(30);
  });

  it('takes no quoted number for a number', () => {
    expect(clausesOfText(standardRuleSetYaml.replace('cycleDays: 30', 'cycleDays: "30"'))).toEqual(['/payout/cycleDays']);
  });

  it.each([
    ['an alias', standardRuleSetYaml.replace('title: Standard', 'title: &name Standard').replace('id: standard', 'id: standard\nother: *name'), '/other'],
    ['a tag', standardRuleSetYaml.replace('solo: "20"', 'solo: !!str 20'), '/commission/solo'],
    ['a key that stands twice', standardRuleSetYaml.replace('  solo: "20"', '  solo: "20"\n  solo: "21"'), '/commission/solo'],
    ['a second document', `${standardRuleSetYaml}---\nid: other\n`, ''],
    ['another version of YAML', `%YAML 1.1\n---\n${standardRuleSetYaml}`, ''],
    ['broken syntax', `${standardRuleSetYaml}  : [`, ''],
    ['a NUL', standardRuleSetYaml.replace('title: Standard co-sell programme', 'title: "a\\0b"'), '/title'],
    ['no document', '', ''],
    ['a list', '- 1', ''],
  ])('is at fault with %s', (_what, text, clause) => expect(clausesOfText(text)).toContain(clause));
});

describe('a rule set in JSON', () => {
  const json = JSON.stringify(standard);
  it.each([
    ['a key that stands twice', json.replace('"solo":"20"', '"solo":"20","solo":"21"'), '/commission/solo'],
    ['half a surrogate pair', json.replace('Standard co-sell', '\\ud800'), '/title'],
    ['a NUL', json.replace('Standard co-sell', '\\u0000'), '/title'],
    ['a number for text', json.replace('"solo":"20"', '"solo":20'), '/commission/solo'],
  ])('is at fault with %s', (_what, text, clause) => expect(clausesOfText(text)).toEqual([clause]));
});

describe('a rule set whose text begins with a brace', () => {
  const json = JSON.stringify(standard);
  it('is read as JSON, escapes and all, also after an empty line', () => {
    const outcome = readRuleSet(`\n  ${json.replace('Standard co-sell', '\\ud83d\\ude00')}`);
    expect(outcome.ok && outcome.document.title).toBe('\u{1f600} programme');
  });

  it('is read as YAML where it is no JSON', () => expect(readRuleSet(json.replaceAll(/"([\w-]+)":/g, '$1: '))).toEqual(read));
});

describe('a fault of a rule set', () => {
  const faults: readonly (readonly [what: string, clauses: readonly string[], ...changes: Change[]])[] = [
    ['a missing key', ['/commission/solo'], ['/commission/solo', undefined]],
    ['an unknown key', ['/commission/bo~1nus~0'], ['/commission', { ...standard.commission, 'bo/nus~': '5' }]],
    ['roles that do not sum to 100', ['/attribution/roles'], ['/attribution/roles/influence', '14.9999']],
    ['a sum of a model', ['/attribution/models/sell-to'], ['/attribution/models/sell-to/sales', '71']],
    ['selling above its band', ['/attribution/models/sell-through/selling', '/attribution/models/sell-through'], ['/attribution/models/sell-through/selling', '80.01']],
    ['technology below its band', ['/attribution/models/sell-through/technology', '/attribution/models/sell-through'], ['/attribution/models/sell-through/technology', '19.99']],
    ['co-sell not above solo', ['/commission/coSell'], ['/commission/coSell', '20.0']],
    ['a percentage of sixteen digits', ['/commission/solo'], ['/commission/solo', '10.00000000000000']],
    ['a negative percentage', ['/commission/solo'], ['/commission/solo', '-1']],
    ['a cap with other digits', ['/commission/capPerDeal'], ['/commission/capPerDeal', '50000']],
    ['a map of caps with one bad amount', ['/commission/capPerDeal'], ['/commission/capPerDeal', { USD: '1.00', JPY: '1.00' }]],
    ['a map of caps with a number', ['/commission/capPerDeal'], ['/commission/capPerDeal', { USD: 1 }]],
    ['a map of caps for gold', ['/commission/capPerDeal'], ['/commission/capPerDeal', { XAU: '1.00' }]],
    ['a minimum with other digits', ['/payout/minimum'], ['/payout/minimum', { USD: '50.0' }]],
    ['a currency without a minor unit', ['/currency'], ['/currency', 'XDR']],
    ['a zone that is none', ['/calendar/timeZone'], ['/calendar/timeZone', 'America/Nowhere']],
    ['a thirteenth month', ['/calendar/fiscalYearStart'], ['/calendar/fiscalYearStart', 13]],
    ['a day that is none', ['/effective/from'], ['/effective/from', '2026-02-30']],
    ['an id used twice', ['/incentives/1/id'], ['/incentives/1', standard.incentives?.[0]]],
    ['reward and choice both', ['/incentives/0'], ['/incentives/0/choice', [{ amount: '1.00' }]]],
    ['neither reward nor choice', ['/incentives/0'], ['/incentives/0/reward', undefined]],
    ['an odd reward', ['/incentives/0/reward'], ['/incentives/0/reward', { holiday: '5' }]],
    ['a reward of two kinds', ['/incentives/0/reward'], ['/incentives/0/reward', { amount: '1.00', upliftPoints: '5', on: 'nextQuarter' }]],
    ['an amount of a reward with other digits', ['/incentives/0/reward/amount'], ['/incentives/0/reward/amount', '5000']],
    ['a SPIFF that ends before it begins', ['/spiffs/0/to'], ['/spiffs/0/to', '2026-03-31']],
    ['a SPIFF with other digits', ['/spiffs/0/amount'], ['/spiffs/0/amount', '250.0']],
    ['an unknown kind of clawback', ['/clawback/on/1'], ['/clawback/on/1', 'regret']],
    ['a count that is no whole number', ['/payout/cycleDays'], ['/payout/cycleDays', 1.5]],
    ['a holdback of more than all', ['/payout/holdback/percent'], ['/payout/holdback/percent', '100.5']],
    ['several at once, all of them', ['/attribution/roles', '/commission/coSell', '/payout/minimum'], ['/attribution/roles/influence', '16'], ['/commission/coSell', '1'], ['/payout/minimum', '1']],
    ['wrong types and nothing else', ['/commission/solo'], ['/commission/solo', 20], ['/attribution/roles/influence', '16']],
  ];

  it.each(faults.map(([what, clauses, ...changes]) => ({ what, clauses, changes })))('$what is named by its clause', ({ clauses, changes }) => {
    expect(clausesOf(...changes).sort()).toEqual([...clauses].sort());
  });

  const toldOf = (...changes: readonly Change[]) => {
    const outcome = checkRuleSet(changed<unknown>(standard, ...changes));
    return (outcome.ok ? outcome.warnings : outcome.faults).map(({ clause, message }) => `${clause} ${message}`);
  };

  it('is told in its place and in words, with all the others', () => {
    const [bonus, preferred, spring] = [standard.incentives?.[0], standard.tiers?.[0], standard.spiffs?.[0]];
    const digits = 'must be an amount with exactly the digits of USD';
    expect(toldOf(
      ['/effective/from', '2026-02-30'], ['/calendar/timeZone', 'America/Nowhere'], ['/attribution/roles/influence', '16'], ['/attribution/models/sell-to/sales', '71'],
      ['/attribution/models/sell-through', { selling: '80.01', technology: '19.99' }], ['/commission/coSell', '20'], ['/commission/capPerDeal', { USD: '1' }], ['/payout/minimum', '1'],
      ['/incentives', [{ ...bonus, choice: [{ amount: '2.00' }, { amount: '1' }] }, bonus]], ['/tiers', [preferred, preferred]],
      ['/spiffs', [{ ...spring, from: '2026-02-30' }, { ...spring, id: 'b', to: '2026-04-31' }, { ...spring, to: '2026-03-31', amount: '1' }]],
      ['/buckets/accelerated/fasterThanCohortBy', '100.01'], ['/payout/holdback/percent', '100.5'],
    )).toEqual([
      '/effective/from is no day of the calendar', '/calendar/timeZone is no time zone', '/attribution/roles must sum to 100',
      '/attribution/models/sell-through/selling must be from 60 to 80', '/attribution/models/sell-through/technology must be from 20 to 40', '/attribution/models/sell-to must sum to 100',
      '/commission/coSell must exceed solo', '/commission/capPerDeal must give amounts with exactly the digits of their currencies', '/incentives/1/id is used already: co-sell-bonus',
      '/incentives/0 must have a reward or a choice, not both', '/incentives/0/choice/1/amount must have exactly the digits of USD', '/tiers/1/id is used already: preferred', '/spiffs/2/id is used already: spring-demo',
      '/spiffs/0/from is no day of the calendar', '/spiffs/1/to is no day of the calendar', '/spiffs/2/to must not be before from', `/spiffs/2/amount ${digits}`,
      '/buckets/accelerated/fasterThanCohortBy must not exceed 100', '/payout/holdback/percent must not exceed 100', `/payout/minimum ${digits}`]);
    expect(toldOf(['/currency', 'XDR'])).toEqual(['/currency is no ISO 4217 currency with a minor unit']);
  });

  it('is none at the very edge of what is allowed', () => {
    for (const [selling, technology] of [['60', '40'], ['80', '20']]) expect(toldOf(['/attribution/models/sell-through', { selling, technology }])).toEqual([]);
    expect(toldOf(['/spiffs/0/to', '2026-04-01'], ['/spiffs/0/amount', '0.00'], ['/payout/holdback/percent', '100'], ['/payout/minimum', '0.00'], ['/commission/capPerDeal', { JPY: '0' }])).toEqual([]);
  });

  it('of a text that is no number is the format\'s alone', () => {
    const places = ['/attribution/roles/influence', '/attribution/models/sell-through/selling', '/attribution/models/sell-to/sales', '/commission/solo', '/commission/coSell', '/buckets/accelerated/fasterThanCohortBy', '/payout/holdback/percent'];
    for (const place of places) expect(toldOf([place, 'much'])).toEqual([expect.stringMatching(new RegExp(`^${place} must match `))]);
  });

  it('is told apart from what is only unusual', () => {
    expect(toldOf(['/commission/coSell', '24'], ['/commission/soloTakes', 'whole'])).toEqual(
      ['/commission/coSell is outside the usual band of 25 to 30', '/commission/soloTakes gives a solo partner the whole pool for any role']);
  });

  it('is found by the schema that is published too, where a structure can say it', () => {
    expect(clausesOf(['/format', 'tandem.ruleset/2'])).toEqual(['/format']);
    expect(clausesOf(['/id', 'Not An Id'])).toEqual(['/id']);
  });

  it('is listed however many there are', () => {
    const roles = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`role${index}`, '1']));
    expect(clausesOf(['/attribution/roles', roles]).length).toBe(45);
  });
});

describe('a warning about a rule set', () => {
  const warningsOf = (...changes: readonly Change[]): string[] => {
    const outcome = checkRuleSet(changed(standard, ...changes));
    return outcome.ok ? outcome.warnings.map(({ clause }) => clause) : ['faulty'];
  };

  it('says that co-sell is outside the usual band', () => {
    expect(warningsOf(['/commission/coSell', '24.99'])).toEqual(['/commission/coSell']);
    expect(warningsOf(['/commission/coSell', '30.01'])).toEqual(['/commission/coSell']);
    expect(warningsOf(['/commission/coSell', '25'])).toEqual([]);
    expect(warningsOf(['/commission/coSell', '30'])).toEqual([]);
  });

  it('says that a solo partner takes the whole', () => expect(warningsOf(['/commission/soloTakes', 'whole'])).toEqual(['/commission/soloTakes']));
});

describe('reading a rule set', () => {
  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof readRuleSet(text).ok === 'boolean'), { numRuns: 50 });
    fc.assert(fc.property(fc.json(), (text) => !readRuleSet(text).ok), { numRuns: 50 });
    const cut = fc.tuple(fc.nat(standardRuleSetYaml.length), fc.nat(30), fc.string({ unit: fc.constantFrom(...'{}[]:,"&*!|> \n-01a~#%') }));
    fc.assert(
      fc.property(cut, ([from, length, put]) => typeof readRuleSet(standardRuleSetYaml.slice(0, from) + put + standardRuleSetYaml.slice(from + length)).ok === 'boolean'),
      { numRuns: 100 },
    );
    expect(readRuleSet('['.repeat(3_000)).ok).toBe(false);
    expect(readRuleSet('{"a":'.repeat(3_000)).ok).toBe(false);
  });
});
