import { foldPayee, writeOffRowsOf } from './accounts/accounts.projection.js';
import { payeesTable, writeOffsTable } from './accounts/accounts.table.js';
import { attributionSplitRowsOf, attributionStandingRowsOf } from './attribution-splits/attribution-splits.projection.js';
import { attributionSplitsTable, attributionStandingTable } from './attribution-splits/attribution-splits.table.js';
import { pairingContributionRowsOf } from './co-sell-pairings/co-sell-pairings.projection.js';
import { coSellPairingsTable } from './co-sell-pairings/co-sell-pairings.table.js';
import { commitmentRowsOf } from './commitments/commitments.projection.js';
import { commitmentsTable } from './commitments/commitments.table.js';
import { commissionPayoutRowsOf } from './commission-payouts/commission-payouts.projection.js';
import { commissionPayoutsTable } from './commission-payouts/commission-payouts.table.js';
import { dealDossierRowsOf } from './deal-dossier/deal-dossier.projection.js';
import { dealDossierTable } from './deal-dossier/deal-dossier.table.js';
import { directDealRowsOf } from './direct-deals/direct-deals.projection.js';
import { directDealsTable } from './direct-deals/direct-deals.table.js';
import { foldDispute, ruledFactRowsOf } from './disputes/disputes.projection.js';
import { disputesTable, ruledFactsTable } from './disputes/disputes.table.js';
import { journalRowsOf, journalRowsOfBatch, journalRowsOfStatement } from './journal/journal.projection.js';
import { journalTable } from './journal/journal.table.js';
import { foldPartnerName, foldPartnerStanding } from './partner-directory/partner-directory.projection.js';
import { partnerDirectoryTable, partnerStandingTable } from './partner-directory/partner-directory.table.js';
import { paymentFactRowsOf } from './payments/payments.projection.js';
import { paymentFactsTable } from './payments/payments.table.js';
import { payoutRowsOf } from './payouts/payouts.projection.js';
import { payoutsTable } from './payouts/payouts.table.js';
import { rateRowsOf } from './rates/rates.projection.js';
import { ratesTable } from './rates/rates.table.js';
import { registrationRowsOf } from './registrations/registrations.projection.js';
import { registrationsTable } from './registrations/registrations.table.js';
import { splitGapRowsOf } from './split-gaps/split-gaps.projection.js';
import { splitGapsTable } from './split-gaps/split-gaps.table.js';
import { trailRowOf } from './trail/trail.projection.js';
import { periodRowsOf } from './periods/periods.projection.js';
import { periodsTable } from './periods/periods.table.js';
import { statementBalanceRowsOf, statementLineRowsOf } from './statements/statements.projection.js';
import { statementBalancesTable, statementLinesTable } from './statements/statements.table.js';
import { trailTable } from './trail/trail.table.js';

export * from './accounts/accounts.projection.js';
export * from './accounts/accounts.queries.js';
export * from './attribution-splits/attribution-splits.projection.js';
export * from './attribution-splits/attribution-splits.queries.js';
export * from './co-sell-pairings/co-sell-pairings.projection.js';
export * from './co-sell-pairings/co-sell-pairings.queries.js';
export * from './co-sell-pairings/pairing-figures.js';
export * from './commission-payouts/commission-payouts.projection.js';
export * from './commission-payouts/commission-payouts.queries.js';
export * from './commitments/commitments.projection.js';
export * from './commitments/commitments.queries.js';
export * from './deal-dossier/deal-dossier.projection.js';
export * from './deal-dossier/deal-dossier.queries.js';
export * from './direct-deals/direct-deals.projection.js';
export * from './direct-deals/direct-deals.queries.js';
export * from './disputes/disputes.projection.js';
export * from './disputes/disputes.queries.js';
export * from './journal/journal.projection.js';
export * from './journal/journal.queries.js';
export * from './partner-directory/partner-directory.projection.js';
export * from './partner-directory/partner-directory.queries.js';
export * from './payments/payments.projection.js';
export * from './payments/payments.queries.js';
export * from './payouts/payouts.projection.js';
export * from './payouts/payouts.queries.js';
export * from './rates/rates.projection.js';
export * from './rates/rates.queries.js';
export * from './registrations/registrations.projection.js';
export * from './registrations/registrations.queries.js';
export * from './split-gaps/split-gaps.projection.js';
export * from './split-gaps/split-gaps.queries.js';
export * from './periods/periods.projection.js';
export * from './periods/periods.queries.js';
export * from './statements/statements.projection.js';
export * from './statements/statements.queries.js';
export * from './trail/trail.projection.js';
export * from './trail/trail.queries.js';

/** Deals, statements and batches write one journal. */
const journalVersion = 3;

/** Read models of deals: rows that follow from a deal's dossier and the published rules. A new one is a folder and a line. */
export const dealReadModels = [
  { table: dealDossierTable, version: 3, rowsOf: dealDossierRowsOf },
  { table: registrationsTable, version: 1, rowsOf: registrationRowsOf },
  { table: attributionSplitsTable, version: 1, rowsOf: attributionSplitRowsOf },
  { table: attributionStandingTable, version: 1, rowsOf: attributionStandingRowsOf },
  { table: commissionPayoutsTable, version: 2, rowsOf: commissionPayoutRowsOf },
  { table: journalTable, version: journalVersion, rowsOf: journalRowsOf },
  { table: coSellPairingsTable, version: 1, rowsOf: pairingContributionRowsOf },
  { table: directDealsTable, version: 1, rowsOf: directDealRowsOf },
  { table: splitGapsTable, version: 1, rowsOf: splitGapRowsOf },
  { table: commitmentsTable, version: 1, rowsOf: commitmentRowsOf },
] as const;

/** Read models with a row for each event. */
export const eventReadModels = [
  { table: trailTable, version: 2, rowOf: trailRowOf },
] as const;

/** Read models with a row for each stream of a kind, folded event by event. */
export const streamReadModels = [
  { table: partnerDirectoryTable, version: 2, kind: 'partner', fold: foldPartnerName },
  { table: partnerStandingTable, version: 1, kind: 'partner', fold: foldPartnerStanding },
  { table: payeesTable, version: 1, kind: 'partner', fold: foldPayee },
  { table: disputesTable, version: 2, kind: 'dispute', fold: foldDispute },
] as const;

/** Read models with any number of rows for each event of a kind of stream. */
export const lineReadModels = [
  { table: periodsTable, version: 1, kind: 'periods', rowsOf: periodRowsOf },
  { table: statementLinesTable, version: 1, kind: 'statements', rowsOf: statementLineRowsOf },
  { table: statementBalancesTable, version: 1, kind: 'statements', rowsOf: statementBalanceRowsOf },
  { table: journalTable, version: journalVersion, kind: 'statements', rowsOf: journalRowsOfStatement },
  { table: payoutsTable, version: 1, kind: 'payouts', rowsOf: payoutRowsOf },
  { table: paymentFactsTable, version: 1, kind: 'batch', rowsOf: paymentFactRowsOf },
  { table: writeOffsTable, version: 1, kind: 'partner', rowsOf: writeOffRowsOf },
  { table: ruledFactsTable, version: 2, kind: 'dispute', rowsOf: ruledFactRowsOf },
  { table: ratesTable, version: 1, kind: 'rates', rowsOf: rateRowsOf },
] as const;

/** Read models with any number of rows for each event of a kind of stream, which follow from the events before it too. */
export const historyReadModels = [
  { table: journalTable, version: journalVersion, kind: 'batch', rowsOf: journalRowsOfBatch },
] as const;

/** The tables of all read models, each once. A version grows when a model's rows would be others: then they are built anew. */
export const readTables = [...new Map([...dealReadModels, ...eventReadModels, ...streamReadModels, ...lineReadModels, ...historyReadModels]
  .map(({ table, version }) => [table.entity.options.name, { ...table, version }] as const)).values()];
