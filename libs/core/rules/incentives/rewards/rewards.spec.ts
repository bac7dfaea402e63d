import Type from 'typebox';
import { amountPattern, canonicalJson, formatMinor, parseMinor, rational, type Currency } from '#kernel';
import { workedExample } from '../../examples/dossier.example.js';
import { changed, standardRuleSetYaml } from '../../examples/standard-ruleset.example.js';
import { ruleSetReference } from '../../reference/rule-set-reference.js';
import { evaluateDeals } from '../../result/evaluation.js';
import { resultOf } from '../../result/result.js';
import { compileRuleSet } from '../../ruleset/compile-ruleset.js';
import { readRuleSet, ruleSetReaderOf } from '../../ruleset/read-ruleset.js';
import { ruleSetSchema, ruleSetSchemaOf } from '../../ruleset/ruleset.schema.js';
import { renderTrace } from '../../trace/render-trace.js';
import { traceOf } from '../../trace/trace.js';
import type { RewardKind } from './reward.js';
import { rewardsOf, standardRewards } from './rewards.js';
import { workedReward } from './worked-reward.js';

const perClaimSchema = Type.Object(
  { perClaim: Type.String({ pattern: amountPattern, description: 'For every claim.' }) },
  { additionalProperties: false, title: 'A sum a claim', description: 'The same for every claim of the next quarter.' },
);

/** A kind that no programme has, as a folder would hold it. */
const perClaimReward: RewardKind<typeof perClaimSchema> = {
  name: 'perClaim',
  schema: perClaimSchema,
  example: {
    story: 'beta has one claim',
    reward: { perClaim: '12.50' },
    currency: 'USD',
    claim: { net: '50000.00', share: rational(8n, 17n), commission: '6352.94' },
    comesTo: '12.50',
  },
  faults: ({ perClaim }, { clause, currency }) =>
    parseMinor(perClaim, currency ?? ('USD' as Currency)) === undefined ? [{ clause: `${clause}/perClaim`, message: 'has other digits' }] : [],
  compile: ({ perClaim }, currency) => {
    const minor = parseMinor(perClaim, currency) ?? 0n;
    return { kind: 'perClaim', amountMinor: null, percent: null, uplift: () => ({ exactMinor: rational(minor), formula: `${formatMinor(minor, currency)} a claim` }) };
  },
};

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
const giving = (reward: unknown): unknown => changed<unknown>(read.document, ['/incentives/0/reward', reward]);
const rewards = rewardsOf([...standardRewards.kinds, perClaimReward]);
const reader = ruleSetReaderOf(rewards);

describe('every kind of reward', () => {
  it.each(rewards.kinds.map((kind) => [kind.name, kind] as const))('%s comes to what its worked example says, and that example is sound', (_name, kind) => {
    expect(workedReward(kind).comesTo).toBe(kind.example.comesTo);
    expect(reader.check(giving(kind.example.reward))).toMatchObject({ ok: true });
  });

  it('of the programme is in the published schema and in the reference', () => {
    expect(standardRewards.kinds.map(({ name }) => name)).toEqual(['amount', 'upliftPoints', 'upliftRelative']);
    for (const { name, example } of standardRewards.kinds) {
      expect(canonicalJson(ruleSetSchema)).toContain(`"required":["${name}"`);
      expect(ruleSetReference()).toContain(example.story);
    }
  });
});

describe('a kind of reward that is added to the registry', () => {
  it('is in the schema and in the reference, and nowhere without being added', () => {
    expect(canonicalJson(ruleSetSchemaOf(rewards))).toContain('"perClaim":{"description":"For every claim."');
    expect(canonicalJson(ruleSetSchema)).not.toContain('perClaim');
    expect(ruleSetReference(rewards)).toContain('### A sum a claim: `perClaim`');
    expect(ruleSetReference(rewards)).toContain('beta has one claim: 12.50 a claim = **12.50 USD**.');
    expect(ruleSetReference()).not.toContain('perClaim');
    expect(readRuleSet(JSON.stringify(giving({ perClaim: '12.50' }))).ok).toBe(false);
  });

  it('is read from YAML as text, and checked by its own rule at its own clause', () => {
    const yaml = standardRuleSetYaml.replace('reward: { amount: "5000.00" }', 'reward: { perClaim: 12.50 }');
    expect(reader.read(yaml)).toMatchObject({ ok: true });
    expect(reader.check(giving({ perClaim: '12.5' }))).toEqual({ ok: false, faults: [{ clause: '/incentives/0/reward/perClaim', message: 'has other digits' }] });
  });

  it('is given by the evaluation, and its arithmetic stands in result and trace', () => {
    const outcome = reader.check(giving({ perClaim: '12.50' }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    const evaluation = evaluateDeals(compileRuleSet(outcome.document, outcome.digest, rewards), [workedExample], {
      format: 'tandem.facts/1', booked: [{ period: '2025-Q4', awards: [{ incentiveId: 'co-sell-bonus', partnerId: 'beta' }] }],
    });
    const result = resultOf(evaluation);
    expect(result.deals[0]?.lines.find(({ kind }) => kind === 'uplift')).toMatchObject({ partnerId: 'beta', amount: '12.50', clause: '/incentives/0/reward/perClaim' });
    expect(result.totals.find(({ partnerId }) => partnerId === 'beta')).toMatchObject({ uplift: '12.50', amount: '6365.44' });
    expect(traceOf(evaluation).deals.map(renderTrace).join('')).toContain('  uplift beta, selling: 12.50 a claim = 12.50\n      by /incentives/0/reward/perClaim\n');
  });
});

describe('a registry of rewards', () => {
  it('refuses two kinds of one name, and a kind that its own schema does not ask for', () => {
    expect(() => rewardsOf([perClaimReward, perClaimReward])).toThrow('registered twice');
    expect(() => rewardsOf([{ ...perClaimReward, name: 'perDeal' }])).toThrow('must have the key perDeal');
  });
});
