import Type from 'typebox';
import { amountPattern, decimalPattern, idPattern, localDayPattern } from '#kernel';
import { rewardSchemas } from '../incentives/rewards/registry.js';

const closed = { additionalProperties: false } as const;
const countMax = 1_000_000_000;

const percentage = (description: string) => Type.String({ pattern: decimalPattern, description });
const day = (description: string) => Type.String({ pattern: localDayPattern, description });
const amount = (description: string) => Type.String({ pattern: amountPattern, description });
const count = (description: string, minimum = 0) => Type.Integer({ minimum, maximum: countMax, description });
const name = (description: string) => Type.String({ minLength: 1, description });

/** A map whose keys the document chooses: kinds of touchpoints, currencies. */
const mapOf = (additionalProperties: Type.TSchema, description: string) =>
  Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties, description });

const amountByCurrency = mapOf(Type.String(), 'ISO 4217 code → amount with exactly that currency\'s minor digits.');

const roles = Type.Object(
  {
    sourcing: percentage('Percent for the partner that brought the deal.'),
    selling: percentage('Percent for the partner that sells.'),
    technicalValidation: percentage('Percent for technical validation.'),
    implementation: percentage('Percent for implementation.'),
    influence: percentage('Percent for influence.'),
  },
  { ...closed, description: 'Positions of the sell-with model; they sum to 100. A position at 0 carries nobody.' },
);

const models = Type.Object(
  {
    'sell-with': Type.Object({}, { ...closed, description: 'By the roles above.' }),
    'sell-through': Type.Object(
      { selling: percentage('60 to 80.'), technology: percentage('20 to 40.') },
      { ...closed, description: 'Selling partner, and any other role of a partner that does not sell; they sum to 100.' },
    ),
    'sell-to': Type.Object(
      { referral: percentage('For role sourcing.'), sales: percentage('For role selling.') },
      { ...closed, description: 'They sum to 100.' },
    ),
  },
  closed,
);

const evidence = Type.Object(
  {
    weights: mapOf(percentage('Weight of one touchpoint of the kind.'), 'Kind of touchpoint → weight; unlisted kinds weigh 0.'),
    counts: Type.Optional(Type.Enum(['any', 'confirmed'], { description: 'confirmed: logged by vendor or integration, or confirmed by the other side. Default any.' })),
    minimumPerRole: count('Qualifying touchpoints that a claim rests on.'),
    graceDays: count('Recorded no later than so many local days after the close, to count.'),
    onMissing: Type.Enum(['flag', 'withhold'], { description: 'flag: pay, and show it.' }),
  },
  closed,
);

const attribution = Type.Object(
  {
    roles,
    unfilled: Type.Enum(['prorate', 'retain'], { description: 'prorate: filled positions share the whole; retain: the vendor keeps the rest.' }),
    sameRole: Type.Enum(['declared', 'equal', 'evidence'], { description: 'How several partners in one position share it.' }),
    models,
    evidence,
  },
  closed,
);

const commission = Type.Object(
  {
    base: Type.Enum(['amount', 'margin']),
    solo: percentage('Rate when one partner holds all claims.'),
    coSell: percentage('Rate when two or more partners worked; exceeds solo, 25 to 30 is usual.'),
    soloTakes: Type.Optional(Type.Enum(['seller', 'whole', 'filled'], { description: 'Default seller: the whole pool if the partner sells, else its positions only.' })),
    accrueOn: Type.Enum(['won', 'invoiced', 'collected']),
    capPerDeal: Type.Optional(Type.Union([Type.Null(), amount('In the rule set\'s currency.'), amountByCurrency], { description: 'Most that a deal\'s pool can be. Default null: no cap.' })),
  },
  closed,
);

const counted = {
  count: Type.Enum(['coSellWon', 'coSellDeals'], { description: 'What is counted per partner.' }),
  atLeast: count('How many earn it.', 1),
  per: Type.Enum(['quarter']),
};

const reward = Type.Union([...rewardSchemas], { description: 'One kind of reward.' });

const incentive = Type.Object(
  {
    id: name('Unique among the incentives.'),
    ...counted,
    reward: Type.Optional(reward),
    choice: Type.Optional(Type.Array(reward, { minItems: 1, description: 'Instead of reward: the partner chooses one.' })),
    clawback: Type.Optional(Type.Boolean({ description: 'Whether a later refund takes the award back. Default false.' })),
  },
  closed,
);

const tier = Type.Object(
  {
    id: name('Unique among the tiers.'),
    ...counted,
    lasts: Type.Enum(['nextQuarter']),
    benefits: Type.Object(
      {
        registrationPriority: Type.Optional(Type.Boolean()),
        payoutCycleDays: Type.Optional(count('Instead of payout.cycleDays.')),
        exclusiveLeads: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
  },
  closed,
);

const spiff = Type.Object(
  {
    id: name('Unique among the SPIFFs.'),
    from: day('First local day.'),
    to: day('Last local day.'),
    on: Type.Object({ touchpoint: name('Kind of touchpoint.') }, closed),
    amount: amount('For each touchpoint, in the rule set\'s currency.'),
    maximumPerPartner: Type.Optional(count('Default none.', 1)),
  },
  closed,
);

const buckets = Type.Object(
  {
    influencing: Type.Array(name('Kind of touchpoint.'), { description: 'Kinds that influence a deal.' }),
    accelerated: Type.Object(
      {
        fasterThanCohortBy: percentage('Percent by which the cycle is shorter than the cohort\'s.'),
        cohort: Type.Object(
          {
            statistic: Type.Enum(['mean', 'median']),
            trailingQuarters: count('Quarters before the deal\'s own.', 1),
            minimumDeals: count('With fewer, no claim is made.', 1),
          },
          closed,
        ),
      },
      closed,
    ),
  },
  closed,
);

const payout = Type.Object(
  {
    cycleDays: count('A line is payable so many days after it accrued.'),
    minimum: Type.Union([amount('In the rule set\'s currency.'), amountByCurrency]),
    holdback: Type.Object({ percent: percentage('Of each positive line.'), days: count('How much longer it waits.') }, closed),
  },
  closed,
);

/** The structure of `tandem.ruleset/1`. What a structure cannot say (sums, bands, digits) is in `ruleset.checks.ts`. */
export const ruleSetSchema = Type.Object(
  {
    format: Type.Enum(['tandem.ruleset/1']),
    id: Type.String({ pattern: idPattern.ruleSet, description: 'Fixes basis, calendar and currency for all its versions.' }),
    title: name('For people.'),
    effective: Type.Object(
      {
        from: day('First local day on which this version is in force.'),
        basis: Type.Enum(['closed', 'registered'], { description: 'The deal\'s date that picks the version.' }),
      },
      closed,
    ),
    calendar: Type.Object(
      {
        timeZone: name('IANA zone in which days and quarters are cut.'),
        fiscalYearStart: Type.Integer({ minimum: 1, maximum: 12, description: 'Month.' }),
      },
      closed,
    ),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code of the fixed amounts below.' }),
    attribution,
    commission,
    incentives: Type.Optional(Type.Array(incentive)),
    tiers: Type.Optional(Type.Array(tier)),
    spiffs: Type.Optional(Type.Array(spiff)),
    buckets,
    payout,
    clawback: Type.Object(
      {
        windowDays: count('Local days after the close, the last included, in which adjustments count.'),
        on: Type.Array(Type.Enum(['refund', 'creditNote', 'churn'])),
      },
      closed,
    ),
  },
  {
    ...closed,
    $id: 'urn:tandem:format:ruleset:1',
    title: 'tandem.ruleset/1',
    description: 'A dated rule set of a partner programme. Percentages, weights and amounts are text, never numbers.',
  },
);

/** A rule set as it was published: every percentage, weight and amount still text, defaults not written in. */
export type RuleSetDocument = Type.Static<typeof ruleSetSchema>;
export type IncentiveDocument = NonNullable<RuleSetDocument['incentives']>[number];
export type TierDocument = NonNullable<RuleSetDocument['tiers']>[number];
export type SpiffDocument = NonNullable<RuleSetDocument['spiffs']>[number];
