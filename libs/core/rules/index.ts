export { evaluateDocuments, type DocumentFault, type EvaluatedDocuments, type EvaluationTexts } from './result/evaluate-documents.js';
export { evaluateDeals, type Evaluation } from './result/evaluation.js';
export { evaluate, resultDealOf, resultOf, resultText } from './result/result.js';
export { resultSchema, type Result, type ResultDeal, type ResultLine } from './result/result.schema.js';
export { totalsOf, type Total } from './result/totals.js';

export { allLines, type DealEvaluation } from './deal/deal-evaluation.js';
export { evaluateDeal, judgedByCohorts } from './deal/evaluate-deal.js';
export { type Flag, type FlagCode } from './deal/flag.js';
export { type Line } from './commission/line.js';
export { type Net } from './commission/net.rule.js';
export { type Pool } from './commission/pool.rule.js';
export { isInForce } from './attribution/in-force.rule.js';
export { judgeTouchpoints, type JudgedTouchpoints } from './attribution/touchpoints.rule.js';
export { type Division, type Share } from './attribution/shares.rule.js';
export { splitGapsOf, splitGapText, type SplitGap, type SplitGapText } from './attribution/split-gap.rule.js';
export { isUnderCredited, uncoveredTag, type Bucket, type TagStanding } from './buckets/bucket.rule.js';
export { cohortsOf, directDealOf, gatherCohorts, trailingPeriods, type ClosedDirectDeal, type Cohorts } from './buckets/cohort.rule.js';
export { obligationStanding, type Obligation, type ObligationKind, type ObligationStanding } from './commitments/obligation.js';
export { obligationsOf } from './commitments/obligations.rule.js';
export { stageDaysOf, type StageDays, type StageTotal } from './velocity/stage-days.rule.js';
export { velocityOf, type ComparedDays, type Velocity } from './velocity/velocity.rule.js';

export { bookedAwards, earnedAwards, upliftPeriodOf, type Award } from './incentives/award.rule.js';
export { upliftsByPeriod, upliftsOn, type AppliedUplift, type UpliftsByPeriod } from './incentives/uplift.rule.js';
export { spiffsEarned, type SpiffAward } from './spiffs/spiff.rule.js';
export { tiersReached, type TierAward } from './tiers/tier.rule.js';

export { checkRuleSet, readRuleSet, type ReadRuleSet } from './ruleset/read-ruleset.js';
export { compileRuleSet, type Cap, type CompiledRuleSet, type Incentive, type Percentage, type Position, type Spiff } from './ruleset/compile-ruleset.js';
export { ruleSetSchema, type IncentiveDocument, type RuleSetDocument, type SpiffDocument, type TierDocument } from './ruleset/ruleset.schema.js';
export { ruleSetWarnings } from './ruleset/ruleset.warnings.js';

export { checkDossier, readDossiers, type CheckedDossier, type LineFault, type ReadDossiers } from './dossier/read-dossiers.js';
export { dossierSchema, type Dossier, type DossierAdjustment, type DossierRole, type DossierTouchpoint } from './dossier/dossier.schema.js';
export { checkFacts, readFacts, type ReadFacts } from './facts/read-facts.js';
export { factsSchema, noFacts, type Facts, type FactsChoice } from './facts/facts.schema.js';

export { traceOf, type EvaluationTrace } from './trace/trace.js';
export { traceDeal } from './trace/trace-deal.js';
export { type DealTrace, type TraceStep } from './trace/trace-step.js';
export { renderTrace } from './trace/render-trace.js';

// What of a deal one partner may see
export * from './visibility/seen-by-partner.js';

// Two rule sets compared by clause and by money, and the reference of the document
export { compareDocuments, type ComparedDocuments, type ComparisonFault, type ComparisonTexts } from './comparison/compare-documents.js';
export { compareMoney, type MoneyComparison } from './comparison/compare-money.js';
export { compareRuleSets, type ClauseChange } from './comparison/compare-rule-sets.js';
export { comparisonOf, comparisonText, type ComparedRuleSet } from './comparison/comparison.js';
export { comparisonSchema, type Comparison } from './comparison/comparison.schema.js';
export { renderComparison } from './comparison/render-comparison.js';
export { rewardsToChoose } from './incentives/rewards-to-choose.js';
export { ruleSetReference } from './reference/rule-set-reference.js';

// The stored dossier and its cut, published versions, and what deals owe under them
export type * from './stored-dossier/stored-dossier.js';
export type { Cut } from './stored-dossier/cut.js';
export { touchpointAt, type TouchpointStanding } from './stored-dossier/touchpoint-at.js';
export * from './stored-dossier/fold-dossier.js';
export * from './stored-dossier/cut-dossier.js';
export * from './stored-dossier/joinings.js';
export * from './stored-dossier/outlook-at.js';
export * from './stored-dossier/partners-on.js';
export type * from './publication/rule-set-history.js';
export * from './publication/published-rule-sets.js';
export * from './publication/evaluate-stored.js';
export * from './publication/evaluate-now.js';
export * from './terms/terms.js';
export * from './terms/fold-terms.js';
export { incentiveOf } from './terms/standing-awards.js';
export { mergersAt, predecessorsOf, successorsOf, type MergerClocks, type Successors } from './terms/merged-dossier.js';
export * from './dispute/dispute-comparison.js';
export * from './dispute/dispute-rate.js';
export * from './dispute/disputed-dossier.js';
export * from './account/portions.js';
export * from './account/accounts.js';
export * from './account/batch-listing.js';
export * from './account/conversion.js';
export * from './account/payment.js';
export * from './account/reconciliation.js';
export * from './account/time-to-pay.js';
export * from './closing/award-lines.js';
export * from './closing/award-tally.js';
export * from './closing/draft-statement.js';
export * from './closing/line-totals.js';
export { statementParts } from './closing/statement-parts.js';
export * from './repricing/reprice-deal.js';
export * from './repricing/terms-around.js';
export type * from './accrual/accrual.js';
export * from './accrual/accruals-of.js';

// The journal: what was accrued, stated and paid, as double entries, and the journal as text
export { accountOf, programmeAccounts, type AccountName, type PartnerAccount } from './journal/account.js';
export { postedEntry, type EntryFacts, type JournalEntry, type PostedEntry } from './journal/journal-entry.js';
export { journalOf } from './journal/journal-of.js';
export { paymentEntriesOf } from './journal/payment-entries.js';
export { statementEntriesOf } from './journal/statement-entries.js';
export { postingsOf, transfer, type Posting, type Transfer } from './journal/transfer.js';
export { type PartnerNames } from './journal/journal-text.js';
export { renderBeancount } from './journal/render-beancount.js';
export { renderHledger } from './journal/render-hledger.js';

// What a partner was promised at the close of a quarter
export { statementOf, statementText, type StatementFacts, type StatementPart } from './statement/statement-document.js';
export {
  statementDocumentSchema, type StatementDocument, type StatementDocumentBalance, type StatementDocumentLine,
} from './statement/statement-document.schema.js';

// Quarters replayed: what was booked, what other rules or other knowledge give, and why they differ
export { countAwardsOn, countedClosings, mergeAwardCounts, noAwardCounts, type AwardCounts } from './replay/award-counts.js';
export { evaluationsOf, type Evaluations } from './replay/evaluations.js';
export { type IssuedLine } from './replay/booked-lines.js';
export { certifiedRules, replayCertificateSchema, type ReplayCertificate } from './replay/replay-certificate.js';
export { replayDeal, type ReplayedDeal } from './replay/replay-deal.js';
export { replayedRowText, replaySummary, replayTextAround, type ReplaySummary } from './replay/replay-document.js';
export { replayPlan, type ReplayInputs, type ReplayPlan } from './replay/replay-plan.js';
export { areRulesKnown, type ReplayRules } from './replay/replay-rules.js';
export { emptyTally, mergeTally, tallyDeal, type ReplayTally } from './replay/replay-tally.js';
export { replaySchema, type Replay } from './replay/replay.schema.js';
export { countedAwards, withAwardsReplayed } from './replay/replayed-awards.js';
