import { checkRuleSet } from '../ruleset/read-ruleset.js';
import { compileRuleSet, type CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** The specification's example rule set, as a person writes it. */
export const standardRuleSetYaml = `format: tandem.ruleset/1
id: standard
title: Standard co-sell programme
effective: { from: "2026-01-01", basis: closed }   # the deal's date that picks the version: closed | registered
calendar: { timeZone: America/New_York, fiscalYearStart: 1 }
currency: USD                # of the fixed amounts below
attribution:
  roles: { sourcing: "20", selling: "40", technicalValidation: "25", implementation: "0", influence: "15" }
  unfilled: prorate          # prorate: filled positions share the whole · retain: the vendor keeps the unfilled part
  sameRole: declared         # declared weights · equal · evidence
  models:
    sell-with: {}            # by roles, as above
    sell-through: { selling: "70", technology: "30" }   # 60–80 and 20–40, sum 100
    sell-to: { referral: "30", sales: "70" }
  evidence:
    weights: { meeting: "1", demo: "3", proofOfConcept: "5", proposalReview: "1", introduction: "2",
               reference: "2", email: "0.25", executiveSponsorship: "2" }
    counts: any              # any · confirmed: logged by vendor or integration, or confirmed by the other side
    minimumPerRole: 1        # qualifying touchpoints that a claim rests on
    graceDays: 7             # recorded no later than this after the close, to count
    onMissing: flag          # flag: pay, and show it · withhold
commission:
  base: amount               # amount | margin
  solo: "20"
  coSell: "27"               # must exceed solo; 25–30 is the usual band, outside it a warning
  soloTakes: seller          # seller: whole pool if the partner sells, else its positions only · whole (a warning) · filled
  accrueOn: won              # won | invoiced | collected
  capPerDeal: null           # "50000.00" in the rule set's currency, or a map { USD: "50000.00", EUR: "45000.00" }
incentives:
  - { id: co-sell-bonus, count: coSellWon, atLeast: 3, per: quarter, reward: { amount: "5000.00" } }
tiers:
  - { id: preferred, count: coSellDeals, atLeast: 10, per: quarter, lasts: nextQuarter,
      benefits: { registrationPriority: true, payoutCycleDays: 15, exclusiveLeads: true } }
spiffs:
  - { id: spring-demo, from: "2026-04-01", to: "2026-04-30", on: { touchpoint: demo }, amount: "250.00", maximumPerPartner: 4 }
buckets:
  influencing: [introduction, reference, demo, proofOfConcept, executiveSponsorship, procurementHelp, jointPresentation]
  accelerated: { fasterThanCohortBy: "25", cohort: { statistic: mean, trailingQuarters: 4, minimumDeals: 20 } }   # mean | median
payout: { cycleDays: 30, minimum: "50.00", holdback: { percent: "0", days: 0 } }   # minimum: amount or map by currency
clawback: { windowDays: 180, on: [refund, creditNote, churn] }
`;

/** A change to a document: at a pointer's steps, another value, or undefined to take the key away. */
export type Change = readonly [pointer: string, value: unknown];

/** The document with values put in (or, where undefined, keys taken out) at pointers. */
export const changed = <Document>(document: Document, ...changes: readonly Change[]): Document => {
  const copy = structuredClone(document);
  for (const [pointer, value] of changes) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Record<string, unknown>>((node, step) => node[step] as Record<string, unknown>, copy as Record<string, unknown>);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
};

/** Compiles a document that is sound; throws with its faults where it is not. */
export const compiled = (document: unknown): CompiledRuleSet => {
  const read = checkRuleSet(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return compileRuleSet(read.document, read.digest);
};
