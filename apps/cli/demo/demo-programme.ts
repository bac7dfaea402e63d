/** The demo: a fictitious vendor in New York, its partners, and the rules they signed. */
export const demoProgramme = {
  name: 'Harbour Analytics Partner Programme',
  timeZone: 'America/New_York',
  fiscalYearStart: 1,
  gates: { registrationBeforeAdvance: true, stageLeads: false, handOffs: false, attributionBeforeWon: true },
  stages: ['Qualified', 'Discovery', 'Technical fit', 'Proposal', 'Contract'],
  registrationTerms: { answerWithinDays: 3, validDays: 180 },
  /** Whoever opens the demo, whenever, is to be able to dispute a line: its quarters stay where they are. */
  disputeTerms: { disputeDays: 3_650, responseDays: 14 },
} as const;

/** When the programme was set up; everything else happened later. */
export const demoFoundedAt = '2025-12-01T15:00:00.000Z';

export const demoPartners = [
  { partnerId: 'ptr_alpha', name: 'Alpha Advisory', kind: 'referral' },
  { partnerId: 'ptr_beta', name: 'Beta Resale Group', kind: 'reseller' },
  { partnerId: 'ptr_gamma', name: 'Gamma Integration', kind: 'technology' },
  { partnerId: 'ptr_delta', name: 'Delta Consulting', kind: 'services' },
  { partnerId: 'ptr_epsilon', name: 'Epsilon Cloud', kind: 'technology' },
  { partnerId: 'ptr_zeta', name: 'Zeta Networks', kind: 'reseller' },
] as const;

/** Who may sign in to the demo. Two of them publish its rules: the operator, who makes all of them, can be neither of the two. */
export const demoUsers = [
  { userId: 'usr_olivia', name: 'Olivia Okafor', rights: ['operations'], partnerId: null },
  { userId: 'usr_oscar', name: 'Oscar Ojala', rights: ['operations'], partnerId: null },
  { userId: 'usr_audrey', name: 'Audrey Aalto', rights: ['auditor'], partnerId: null },
  { userId: 'usr_alma', name: 'Alma Alvarez', rights: ['partner'], partnerId: 'ptr_alpha' },
  { userId: 'usr_bruno', name: 'Bruno Berg', rights: ['partner'], partnerId: 'ptr_beta' },
] as const;

/** Whom the demo lets in by a click, in the browser: whose line is $3,176.47 first. */
export const demoSignIns = [
  { userId: 'usr_alma', part: 'partner', description: 'Alpha Advisory: its deals, its statements, and why a line is $3,176.47.' },
  { userId: 'usr_fiona', part: 'finance', description: 'Closes quarters and pays, as the first of two people.' },
  { userId: 'usr_frank', part: 'finance', description: 'Approves what Fiona began.' },
  { userId: 'usr_olivia', part: 'operations', description: 'Keeps deals, registrations and partners.' },
  { userId: 'usr_audrey', part: 'auditor', description: 'Reads everything, prices quarters again, checks the log.' },
] as const;

/** Under which numbers the paying system knows the partners; Gamma is paid in euros, and Delta has given no number yet. */
export const demoPayees = [
  { partnerId: 'ptr_alpha', payeeReference: 'V-1001', currency: null, occurredAt: '2025-12-16T16:00:00.000Z' },
  { partnerId: 'ptr_beta', payeeReference: 'V-1002', currency: null, occurredAt: '2025-12-16T16:00:00.000Z' },
  { partnerId: 'ptr_gamma', payeeReference: 'V-1003', currency: 'EUR', occurredAt: '2025-12-16T16:00:00.000Z' },
  { partnerId: 'ptr_epsilon', payeeReference: 'V-1005', currency: null, occurredAt: '2025-12-16T16:00:00.000Z' },
  { partnerId: 'ptr_zeta', payeeReference: 'V-1006', currency: null, occurredAt: '2025-12-16T16:00:00.000Z' },
] as const;

/** What currencies were worth, by the fictitious vendor's bank. */
export const demoRates = [
  { base: 'EUR', quote: 'USD', rate: '1.0842', on: '2026-05-14', source: 'harbour-bank', occurredAt: '2026-05-15T08:00:00.000Z' },
] as const;

/** The rule set of the worked example: 20 / 40 / 25 / 0 / 15, solo 20 %, co-sell 27 %; bonus, uplift, tier, SPIFF and holdback beside. */
export const demoRuleSet = `format: tandem.ruleset/1
id: standard
title: Standard co-sell programme
effective: { from: "2026-01-01", basis: closed }
calendar: { timeZone: America/New_York, fiscalYearStart: 1 }
currency: USD
attribution:
  roles: { sourcing: "20", selling: "40", technicalValidation: "25", implementation: "0", influence: "15" }
  unfilled: prorate
  sameRole: declared
  models:
    sell-with: {}
    sell-through: { selling: "70", technology: "30" }
    sell-to: { referral: "30", sales: "70" }
  evidence:
    weights: { meeting: "1", demo: "3", proofOfConcept: "5", proposalReview: "1", introduction: "2", reference: "2", email: "0.25", executiveSponsorship: "2" }
    minimumPerRole: 1
    graceDays: 7
    onMissing: flag
commission: { base: amount, solo: "20", coSell: "27", accrueOn: won, capPerDeal: null }
incentives:
  - { id: co-sell-bonus, count: coSellWon, atLeast: 3, per: quarter, reward: { amount: "5000.00" } }
  - { id: co-sell-uplift, count: coSellWon, atLeast: 4, per: quarter, reward: { upliftPoints: "2", on: nextQuarter } }
tiers:
  - { id: preferred, count: coSellDeals, atLeast: 10, per: quarter, lasts: nextQuarter, benefits: { registrationPriority: true, payoutCycleDays: 15 } }
spiffs:
  - { id: spring-demo, from: "2026-04-01", to: "2026-04-30", on: { touchpoint: demo }, amount: "250.00", maximumPerPartner: 4 }
buckets:
  influencing: [introduction, reference, demo, proofOfConcept, executiveSponsorship, procurementHelp, jointPresentation]
  accelerated: { fasterThanCohortBy: "25", cohort: { statistic: mean, trailingQuarters: 4, minimumDeals: 20 } }
payout: { cycleDays: 30, minimum: { USD: "50.00", EUR: "50.00" }, holdback: { percent: "10", days: 60 } }
clawback: { windowDays: 180, on: [refund, creditNote, churn] }
`;

/** Its second version, which takes the deals of the last quarter: sourcing counts for more, selling for less, and co-selling pays a point more. */
export const demoRuleSetNext = demoRuleSet
  .replace('from: "2026-01-01"', 'from: "2026-10-01"')
  .replace('sourcing: "20", selling: "40"', 'sourcing: "25", selling: "35"')
  .replace('coSell: "27"', 'coSell: "28"');

/** A draft of a third, proposed for the year after: whoever approves it can try it on history first. */
export const demoRuleSetDraft = demoRuleSetNext
  .replace('from: "2026-10-01"', 'from: "2027-01-01"')
  .replace('coSell: "28"', 'coSell: "30"')
  .replace('amount: "5000.00"', 'amount: "6000.00"');

/** When the second version was published and the third proposed. */
export const demoRulesAt = { next: '2026-09-14T15:00:00.000Z', draft: '2026-10-19T15:00:00.000Z' } as const;
