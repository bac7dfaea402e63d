import {
  digestOf, parseCurrency, parseDecimal, parseLocalDay, parseMinor, type Currency, type FiscalCalendar, type LocalDay, type Rational,
} from '#kernel';
import type { CoSellModel, PartnerRole } from '#events';
import type { Reward } from '../incentives/rewards/reward.js';
import { standardRewards, type Rewards } from '../incentives/rewards/rewards.js';
import type { IncentiveDocument, RuleSetDocument, SpiffDocument, TierDocument } from './ruleset.schema.js';

/** A percentage or weight with the text it was written as, which results and traces repeat. */
export interface Percentage {
  readonly text: string;
  readonly value: Rational;
}

/** A position of a model that carries a percentage above zero, and the clause that says so. */
export interface Position {
  readonly name: string;
  readonly order: number;
  readonly percent: Percentage;
  readonly clause: string;
  /** Whether it is the one that makes a partner the seller: selling, or sales. */
  readonly sells: boolean;
  /** Whether a role fills it, of a partner that sells on the deal or does not. */
  readonly takes: (role: PartnerRole, partnerSells: boolean) => boolean;
}

/** What is counted, how often, and what it is worth: `options` has one reward, or those the partner chooses from. */
export interface Incentive {
  readonly id: string;
  readonly index: number;
  readonly count: IncentiveDocument['count'];
  readonly atLeast: number;
  readonly clawback: boolean;
  readonly isChoice: boolean;
  readonly options: readonly { readonly reward: Reward; readonly clause: string }[];
}

/** A SPIFF with its days and its amount per touchpoint read. */
export interface Spiff {
  readonly id: string;
  readonly clause: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly kind: string;
  readonly amountMinor: bigint;
  readonly maximumPerPartner: number;
}

/** The most a pool may be: no cap, or amounts in minor units by currency; a currency that is not there has no cap named. */
export type Cap = 'none' | ReadonlyMap<string, bigint>;

/** A rule set read once: every text a number, every default filled in. Deals are evaluated with this, never with the document. */
export interface CompiledRuleSet {
  readonly id: string;
  readonly digest: string;
  readonly document: RuleSetDocument;
  readonly calendar: FiscalCalendar;
  readonly currency: Currency;
  readonly effectiveFrom: LocalDay;
  readonly basis: 'closed' | 'registered';
  readonly positions: Readonly<Record<CoSellModel, readonly Position[]>>;
  readonly unfilled: 'prorate' | 'retain';
  readonly sameRole: 'declared' | 'equal' | 'evidence';
  readonly evidence: {
    readonly weights: ReadonlyMap<string, Rational>;
    readonly confirmedOnly: boolean;
    readonly minimumPerRole: number;
    readonly graceDays: number;
    readonly withholds: boolean;
  };
  readonly commission: {
    readonly base: 'amount' | 'margin';
    readonly solo: Percentage;
    readonly coSell: Percentage;
    readonly soloTakes: 'seller' | 'whole' | 'filled';
    readonly accrueOn: 'won' | 'invoiced' | 'collected';
    readonly cap: Cap;
  };
  readonly clawback: { readonly windowDays: number; readonly kinds: ReadonlySet<string> };
  readonly incentives: readonly Incentive[];
  readonly tiers: readonly TierDocument[];
  readonly spiffs: readonly Spiff[];
  readonly influencing: ReadonlySet<string>;
  /** The clauses, as text, that each stage of pricing rests on: rule sets that say the same there come to the same. */
  readonly restsOn: { readonly touchpoints: string; readonly division: string; readonly net: string };
}

/** Reads a sound document (`readRuleSet`, `checkRuleSet`) into what evaluation works with. */
export const compileRuleSet = (
  document: RuleSetDocument, digest: string = digestOf(document), rewards: Rewards = standardRewards,
): CompiledRuleSet => {
  const currency = required(parseCurrency(document.currency));
  return {
    id: document.id,
    digest,
    document,
    calendar: document.calendar,
    currency,
    effectiveFrom: required(parseLocalDay(document.effective.from)),
    basis: document.effective.basis,
    positions: positionsByModel(document),
    unfilled: document.attribution.unfilled,
    sameRole: document.attribution.sameRole,
    evidence: compileEvidence(document),
    commission: compileCommission(document, currency),
    clawback: { windowDays: document.clawback.windowDays, kinds: new Set(document.clawback.on) },
    incentives: (document.incentives ?? []).map((incentive, index) => compileIncentive(incentive, { index, currency, rewards })),
    tiers: document.tiers ?? [],
    spiffs: (document.spiffs ?? []).map((spiff, index) => compileSpiff(spiff, { index, currency })),
    influencing: new Set(document.buckets.influencing),
    restsOn: restsOn(document),
  };
};

const restsOn = ({ calendar, attribution, commission: { soloTakes = 'seller', base, accrueOn }, clawback }: RuleSetDocument): CompiledRuleSet['restsOn'] => {
  const evidence = { counts: 'any', ...attribution.evidence };
  return {
    touchpoints: JSON.stringify([calendar, evidence]),
    division: JSON.stringify([calendar, { ...attribution, evidence }, soloTakes]),
    net: JSON.stringify([calendar, clawback, base, accrueOn]),
  };
};

const required = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('A rule set is checked before it is compiled.');
  return value;
};

const percentageOf = (text: string): Percentage => ({ text, value: required(parseDecimal(text)) });

const positionsByModel = ({ attribution: { roles, models } }: RuleSetDocument): CompiledRuleSet['positions'] => {
  const { 'sell-through': sellThrough, 'sell-to': sellTo } = models;
  const ofRole = (role: PartnerRole) => ({ name: role, percent: roles[role], clause: `/attribution/roles/${role}`, takes: only(role) });
  return {
    'sell-with': filled([ofRole('sourcing'), ofRole('selling'), ofRole('technicalValidation'), ofRole('implementation'), ofRole('influence')]),
    'sell-through': filled([
      ofModel('sell-through', { name: 'selling', percent: sellThrough.selling, takes: only('selling') }),
      ofModel('sell-through', { name: 'technology', percent: sellThrough.technology, takes: (role, sells) => !sells && role !== 'selling' }),
    ]),
    'sell-to': filled([
      ofModel('sell-to', { name: 'referral', percent: sellTo.referral, takes: only('sourcing') }),
      ofModel('sell-to', { name: 'sales', percent: sellTo.sales, takes: only('selling') }),
    ]),
  };
};

type Draft = Pick<Position, 'name' | 'clause' | 'takes'> & { readonly percent: string };

const only = (expected: PartnerRole) => (role: PartnerRole): boolean => role === expected;

const ofModel = (model: CoSellModel, draft: Omit<Draft, 'clause'>): Draft => ({
  ...draft,
  clause: `/attribution/models/${model}/${draft.name}`,
});

/** A position at 0 % carries nobody. */
const filled = (drafts: readonly Draft[]): Position[] =>
  drafts
    .map((draft, order) => ({ ...draft, order, percent: percentageOf(draft.percent), sells: draft.name === 'selling' || draft.name === 'sales' }))
    .filter(({ percent }) => percent.value.numerator > 0n);

const compileEvidence = ({ attribution: { evidence } }: RuleSetDocument): CompiledRuleSet['evidence'] => ({
  weights: new Map(Object.entries(evidence.weights).map(([kind, text]) => [kind, required(parseDecimal(text))])),
  confirmedOnly: evidence.counts === 'confirmed',
  minimumPerRole: evidence.minimumPerRole,
  graceDays: evidence.graceDays,
  withholds: evidence.onMissing === 'withhold',
});

const compileCommission = ({ commission }: RuleSetDocument, currency: Currency): CompiledRuleSet['commission'] => ({
  base: commission.base,
  solo: percentageOf(commission.solo),
  coSell: percentageOf(commission.coSell),
  soloTakes: commission.soloTakes ?? 'seller',
  accrueOn: commission.accrueOn,
  cap: compileCap(commission.capPerDeal ?? null, currency),
});

const compileCap = (cap: string | Readonly<Record<string, string>> | null, currency: Currency): Cap => {
  if (cap === null) return 'none';
  const amounts = typeof cap === 'string' ? { [currency]: cap } : cap;
  return new Map(Object.entries(amounts).map(([code, amount]) => [code, required(parseMinor(amount, required(parseCurrency(code))))]));
};

const compileIncentive = (incentive: IncentiveDocument, { index, currency, rewards }: { index: number; currency: Currency; rewards: Rewards }): Incentive => {
  const { reward, choice } = incentive;
  const documents = reward === undefined ? (choice ?? []) : [reward];
  return {
    id: incentive.id,
    index,
    count: incentive.count,
    atLeast: incentive.atLeast,
    clawback: incentive.clawback ?? false,
    isChoice: reward === undefined,
    options: documents.map((document, option) => {
      const compiled = rewards.compile(document, currency);
      const place = reward === undefined ? `choice/${option}` : 'reward';
      return { reward: compiled, clause: `/incentives/${index}/${place}/${compiled.kind}` };
    }),
  };
};

const compileSpiff = (spiff: SpiffDocument, { index, currency }: { index: number; currency: Currency }): Spiff => ({
  id: spiff.id,
  clause: `/spiffs/${index}`,
  from: required(parseLocalDay(spiff.from)),
  to: required(parseLocalDay(spiff.to)),
  kind: spiff.on.touchpoint,
  amountMinor: required(parseMinor(spiff.amount, currency)),
  maximumPerPartner: spiff.maximumPerPartner ?? Infinity,
});
