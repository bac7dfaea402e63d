import { periodOf, rationalZero, type Currency, type Instant } from '#kernel';
import { claimsOn } from '../attribution/claims.rule.js';
import { judgeCoSell, type CoSell } from '../attribution/co-sell.rule.js';
import { isInForce } from '../attribution/in-force.rule.js';
import { divide, type Division } from '../attribution/shares.rule.js';
import { judgeTouchpoints, type JudgedTouchpoints } from '../attribution/touchpoints.rule.js';
import { linesOf } from '../commission/lines.rule.js';
import { accrualView, netOf, type Net } from '../commission/net.rule.js';
import { poolOf } from '../commission/pool.rule.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet, Percentage } from '../ruleset/compile-ruleset.js';
import type { PricedDeal } from './deal-evaluation.js';

/** What was worked out of one dossier so far, each by the clauses that it rests on. Never of two dossiers. */
export interface PricingStages {
  readonly touchpoints: Map<string, JudgedTouchpoints>;
  readonly division: Map<string, Division>;
  readonly net: Map<string, Net>;
}

/** Nothing worked out yet. */
export const noStages = (): PricingStages => ({ touchpoints: new Map(), division: new Map(), net: new Map() });

/** What one deal is worth: claims, rate, net, pool, lines. Without uplifts, which other deals earn. Stages are shared between the rule sets that one dossier is priced by. */
export const priceDeal = (ruleSet: CompiledRuleSet, dossier: Dossier, stages: PricingStages = noStages()): PricedDeal => pricingOf(ruleSet, dossier, stages).priced;

/** The same with how the deal was judged on the way; null where no version covers it. */
export const pricingOf = (ruleSet: CompiledRuleSet, dossier: Dossier, stages: PricingStages): { readonly priced: PricedDeal; readonly coSell: CoSell | null } => {
  if (!isInForce(ruleSet, dossier)) return { priced: emptyDeal(ruleSet, dossier), coSell: null };
  const { restsOn } = ruleSet;
  const touchpoints = worked(stages.touchpoints, restsOn.touchpoints, () => judgeTouchpoints(ruleSet, dossier));
  const division = worked(stages.division, restsOn.division, () => divide(ruleSet, claimsOn(ruleSet, dossier, touchpoints.qualifying), touchpoints.qualifying));
  const coSell = judgeCoSell(ruleSet, division);
  if (dossier.status === 'lost') return { priced: { ...unpriced(ruleSet, dossier), inForce: true, coSell: coSell.coSell, division: nothingDivided, touchpoints }, coSell };
  const net = worked(stages.net, restsOn.net, () => netOf(ruleSet, dossier, accrualView));
  const { rate, rateClause } = rateOf(ruleSet, division, coSell);
  const pool = poolOf(net.minor, rate, { cap: ruleSet.commission.cap, currency: dossier.currency });
  const priced = {
    dossier, currency: dossier.currency as Currency, period: periodOfDeal(ruleSet, dossier), inForce: true, coSell: coSell.coSell,
    rate, rateClause, net, pool, division, lines: linesOf(ruleSet, division, pool), uplifts: [], touchpoints };
  return { priced, coSell };
};

const worked = <Stage>(known: Map<string, Stage>, restsOn: string, work: () => Stage): Stage => {
  const found = known.get(restsOn);
  if (found !== undefined) return found;
  const made = work();
  known.set(restsOn, made);
  return made;
};

const noRate: Percentage = { text: '0', value: rationalZero };
const nothingDivided: Division = { shares: [], retained: null, isSolo: false, flags: [] };

const periodOfDeal = (ruleSet: CompiledRuleSet, { closedAt }: Dossier): PricedDeal['period'] =>
  closedAt == null ? null : periodOf(closedAt as Instant, ruleSet.calendar);

const unpriced = (ruleSet: CompiledRuleSet, dossier: Dossier) => ({
  dossier,
  currency: dossier.currency as Currency,
  period: periodOfDeal(ruleSet, dossier),
  rate: noRate,
  rateClause: null,
  net: null,
  pool: null,
  lines: [],
  uplifts: [],
});

const emptyDeal = (ruleSet: CompiledRuleSet, dossier: Dossier): PricedDeal => ({
  ...unpriced(ruleSet, dossier), inForce: false, coSell: false, division: nothingDivided, touchpoints: { qualifying: [], backdated: [] } });

const rateOf = ({ commission }: CompiledRuleSet, { shares }: Division, { coSell }: CoSell): Pick<PricedDeal, 'rate' | 'rateClause'> => {
  if (shares.length === 0) return { rate: noRate, rateClause: null };
  return coSell ? { rate: commission.coSell, rateClause: '/commission/coSell' } : { rate: commission.solo, rateClause: '/commission/solo' };
};
