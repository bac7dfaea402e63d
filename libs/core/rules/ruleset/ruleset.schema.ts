import Type from 'typebox';
import { amountPattern, decimalPattern, idPattern, localDayPattern } from '#kernel';
import { standardRewards, type Rewards } from '../incentives/rewards/rewards.js';

const closed = { additionalProperties: false } as const;
const section = (description: string) => ({ ...closed, description });
const countMax = 1_000_000_000;

const percentage = (description: string) => Type.String({ pattern: decimalPattern, description });
const day = (description: string) => Type.String({ pattern: localDayPattern, description });
const amount = (description: string) => Type.String({ pattern: amountPattern, description });
const count = (description: string, minimum = 0) => Type.Integer({ minimum, maximum: countMax, description });
const name = (description: string) => Type.String({ minLength: 1, description });

/** A map whose keys the document chooses: kinds of touchpoints, currencies. */
const mapOf = (additionalProperties: Type.TSchema, description: string) =>
  Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties, description });

const amountByCurrency = mapOf(
  Type.String({ description: 'Amount with exactly that currency\'s minor digits.' }),
  'ISO 4217 code → amount with exactly that currency\'s minor digits.',
);

const effective = Type.Object(
  {
    from: day('First local day on which this version is in force.'),
    basis: Type.Enum(['closed', 'registered'], {
      description: 'The deal\'s date that picks the version: its close, or its registration (the close where it has none).',
    }),
  },
  section('From when this version is in force, by which date of a deal. A deal dated earlier is not covered: it is empty and flagged `no-version`.'),
);

const calendar = Type.Object(
  {
    timeZone: name('IANA zone in which days and quarters are cut.'),
    fiscalYearStart: Type.Integer({ minimum: 1, maximum: 12, description: 'Month in which the fiscal year starts; the year is named after the one it ends in.' }),
  },
  section('How instants become days and quarters.'),
);

const roles = Type.Object(
  {
    sourcing: percentage('Percent for the partner that brought the deal.'),
    selling: percentage('Percent for the partner that sells.'),
    technicalValidation: percentage('Percent for technical validation.'),
    implementation: percentage('Percent for implementation.'),
    influence: percentage('Percent for influence.'),
  },
  section('Positions of the sell-with model; they sum to 100. A position at 0 carries nobody.'),
);

const models = Type.Object(
  {
    'sell-with': Type.Object({}, section('By the roles above.')),
    'sell-through': Type.Object(
      {
        selling: percentage('Percent for the selling partner, 60 to 80.'),
        technology: percentage('Percent for any other role of a partner that does not sell on the deal, 20 to 40.'),
      },
      section('Selling partner and technology partner; they sum to 100.'),
    ),
    'sell-to': Type.Object(
      { referral: percentage('Percent for role sourcing.'), sales: percentage('Percent for role selling.') },
      section('Referral and sale; they sum to 100.'),
    ),
  },
  section('The positions of each co-sell model.'),
);

const evidence = Type.Object(
  {
    weights: mapOf(percentage('Weight of one touchpoint of the kind.'), 'Kind of touchpoint → weight, where `sameRole` is evidence; unlisted kinds weigh 0.'),
    counts: Type.Optional(
      Type.Enum(['any', 'confirmed'], { default: 'any', description: 'Which touchpoints count; confirmed: those logged by vendor or integration, or confirmed by the other side.' }),
    ),
    minimumPerRole: count('Qualifying touchpoints that a claim rests on.'),
    graceDays: count('Local days after the close within which a touchpoint must be recorded, to count. Later: flag `backdated-touchpoint`, and it counts nowhere.'),
    onMissing: Type.Enum(['flag', 'withhold'], { description: 'What becomes of a claim with fewer; flag: it is paid, and shown; withhold: its lines wait.' }),
  },
  section('What a claim must rest on.'),
);

const attribution = Type.Object(
  {
    roles,
    unfilled: Type.Enum(['prorate', 'retain'], { description: 'What becomes of positions that nobody fills; prorate: the filled ones share the whole; retain: the vendor keeps the rest.' }),
    sameRole: Type.Enum(['declared', 'equal', 'evidence'], {
      description: 'How several partners in one position share it: by the weights declared at registration, equally, or by the weights of their touchpoints.',
    }),
    models,
    evidence,
  },
  section('Who has a claim on a deal, and how large a share.'),
);

const commission = Type.Object(
  {
    base: Type.Enum(['amount', 'margin'], { description: 'What the rate is taken of.' }),
    solo: percentage('Rate in percent when one partner holds all claims, or fewer than two have a share with the evidence that is asked for.'),
    coSell: percentage('Rate in percent when two or more partners worked; must exceed solo, 25 to 30 is usual, outside it a warning.'),
    soloTakes: Type.Optional(
      Type.Enum(['seller', 'whole', 'filled'], {
        default: 'seller',
        description: 'What a solo partner gets; seller: the whole pool if it sells, else its positions only; whole: the whole pool (a warning); filled: its positions only.',
      }),
    ),
    accrueOn: Type.Enum(['won', 'invoiced', 'collected'], { description: 'When commission is owed: all on the win, or as far as was invoiced or collected.' }),
    capPerDeal: Type.Optional(
      Type.Union([Type.Null(), amount('In the rule set\'s currency.'), amountByCurrency], {
        default: null,
        description: 'Most that a deal\'s pool can be: no cap, an amount in the rule set\'s currency, or one for each currency. A deal in a currency that has no amount is withheld, flag `currency-without-cap`.',
      }),
    ),
  },
  section('The pool: net × rate ÷ 100, rounded once, capped.'),
);

const counted = {
  count: Type.Enum(['coSellWon', 'coSellDeals'], {
    description: 'What is counted per partner and quarter; coSellWon: co-sell deals won on which it has a claim that is paid; coSellDeals: deals with a registration approved that names it and another partner.',
  }),
  atLeast: count('How many earn it, once, not once per multiple.', 1),
  per: Type.Enum(['quarter'], { description: 'The time in which they are counted.' }),
};

const incentiveOf = ({ schema }: Rewards) =>
  Type.Object(
    {
      id: name('Unique among the incentives.'),
      ...counted,
      reward: Type.Optional(schema),
      choice: Type.Optional(Type.Array(schema, { minItems: 1, description: 'Instead of reward: the partner chooses one of these.' })),
      clawback: Type.Optional(Type.Boolean({ default: false, description: 'Whether a later refund takes the award back.' })),
    },
    section('What a partner earns by many co-sell deals: a reward, or a choice of rewards.'),
  );

const tier = Type.Object(
  {
    id: name('Unique among the tiers.'),
    ...counted,
    lasts: Type.Enum(['nextQuarter'], { description: 'How long it lasts.' }),
    benefits: Type.Object(
      {
        registrationPriority: Type.Optional(Type.Boolean({ default: false, description: 'Its registrations come first in the queue.' })),
        payoutCycleDays: Type.Optional(count('Instead of payout.cycleDays.')),
        exclusiveLeads: Type.Optional(Type.Boolean({ default: false, description: 'It is given leads that others are not.' })),
      },
      section('What the tier gives.'),
    ),
  },
  section('A standing that a partner reaches by many co-sell deals.'),
);

const spiff = Type.Object(
  {
    id: name('Unique among the SPIFFs.'),
    from: day('First local day.'),
    to: day('Last local day.'),
    on: Type.Object({ touchpoint: name('Kind of touchpoint.') }, section('What is paid for.')),
    amount: amount('For each qualifying touchpoint, in the rule set\'s currency.'),
    maximumPerPartner: Type.Optional(count('How many a partner is paid for at most, the earliest first. Left out: no limit.', 1)),
  },
  section('A sum for each touchpoint of a kind within some days, on deals of any status.'),
);

const accelerated = Type.Object(
  {
    fasterThanCohortBy: percentage('Percent by which the cycle is shorter than the cohort\'s.'),
    cohort: Type.Object(
      {
        statistic: Type.Enum(['mean', 'median'], { description: 'What the cohort\'s cycle is.' }),
        trailingQuarters: count('Quarters before the deal\'s own.', 1),
        minimumDeals: count('With fewer deals no claim is made.', 1),
      },
      section('Won deals without partners, to compare with.'),
    ),
  },
  section('When a deal was accelerated.'),
);

const buckets = Type.Object(
  { influencing: Type.Array(name('Kind of touchpoint.'), { description: 'Kinds of touchpoints that influence a deal.' }), accelerated },
  section('What supports a deal being called influenced or accelerated.'),
);

const payout = Type.Object(
  {
    cycleDays: count('A line is payable so many days after it accrued.'),
    minimum: Type.Union([amount('In the rule set\'s currency.'), amountByCurrency], { description: 'Least that is paid to a partner at once, in the rule set\'s currency or one for each currency; less waits.' }),
    holdback: Type.Object(
      { percent: percentage('Percent of each positive line.'), days: count('How many days longer it waits.') },
      section('What is held back of each line, and how long; clawbacks consume it first.'),
    ),
  },
  section('When and how what is owed is paid.'),
);

const clawback = Type.Object(
  {
    windowDays: count('Local days after the close, the last included, in which adjustments count.'),
    on: Type.Array(Type.Enum(['refund', 'creditNote', 'churn'], { description: 'Kind of adjustment.' }), { description: 'Kinds of adjustments that count.' }),
  },
  section('Which later losses of a deal take commission back.'),
);

/**
 * The structure of `tandem.ruleset/1` with these kinds of rewards; a `default` is what holds where a key is left out. What a
 * structure cannot say (sums, bands, digits) is in `ruleset.checks.ts`.
 */
export const ruleSetSchemaOf = (rewards: Rewards) =>
  Type.Object(
    {
      format: Type.Enum(['tandem.ruleset/1'], { description: 'This format.' }),
      id: Type.String({ pattern: idPattern.ruleSet, description: 'Names the rule set; fixes basis, calendar and currency for all its versions.' }),
      title: name('For people.'),
      effective,
      calendar,
      currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code of the fixed amounts below.' }),
      attribution,
      commission,
      incentives: Type.Optional(Type.Array(incentiveOf(rewards), { default: [], description: 'What partners earn by many co-sell deals.' })),
      tiers: Type.Optional(Type.Array(tier, { default: [], description: 'Standings that partners reach.' })),
      spiffs: Type.Optional(Type.Array(spiff, { default: [], description: 'Sums for touchpoints within some days.' })),
      buckets,
      payout,
      clawback,
    },
    {
      ...closed,
      $id: 'urn:tandem:format:ruleset:1',
      title: 'tandem.ruleset/1',
      description: 'A dated rule set of a partner programme. Percentages, weights and amounts are text, never numbers.',
    },
  );

/** The structure with the rewards that are registered. */
export const ruleSetSchema = ruleSetSchemaOf(standardRewards);

/** A rule set as it was published: every percentage, weight and amount still text, defaults not written in. */
export type RuleSetDocument = Type.Static<typeof ruleSetSchema>;
export type IncentiveDocument = NonNullable<RuleSetDocument['incentives']>[number];
export type TierDocument = NonNullable<RuleSetDocument['tiers']>[number];
export type SpiffDocument = NonNullable<RuleSetDocument['spiffs']>[number];
