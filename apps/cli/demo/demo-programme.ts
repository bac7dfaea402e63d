/** The demo: a fictitious vendor in New York, its partners, and the rules they signed. */
export const demoProgramme = {
  name: 'Harbour Analytics Partner Programme',
  timeZone: 'America/New_York',
  fiscalYearStart: 1,
  gates: { registrationBeforeAdvance: true, stageLeads: false, handOffs: false, attributionBeforeWon: true },
  stages: ['Qualified', 'Discovery', 'Technical fit', 'Proposal', 'Contract'],
  registrationTerms: { answerWithinDays: 3, validDays: 180 },
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

/** The rule set of the worked example: 20 / 40 / 25 / 0 / 15, solo 20 %, co-sell 27 %. */
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
incentives: []
tiers: []
spiffs: []
buckets:
  influencing: [introduction, reference, demo, proofOfConcept, executiveSponsorship, procurementHelp, jointPresentation]
  accelerated: { fasterThanCohortBy: "25", cohort: { statistic: mean, trailingQuarters: 4, minimumDeals: 20 } }
payout: { cycleDays: 30, minimum: "50.00", holdback: { percent: "0", days: 0 } }
clawback: { windowDays: 180, on: [refund, creditNote, churn] }
`;
