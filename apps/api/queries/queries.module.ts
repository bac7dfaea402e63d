import { Module } from '@nestjs/common';
import { Accounts } from './accounts.js';
import { AccountQueriesController } from './accounts.controller.js';
import { CreditQueriesController } from './credits.controller.js';
import { DealReportsController } from './deal-reports.controller.js';
import { DealQueriesController } from './deals.controller.js';
import { DisputeQueriesController, DisputeRateController } from './disputes.controller.js';
import { DisputeReports } from './dispute-reports.js';
import { DirectDeals } from './direct-deals.js';
import { JournalQueriesController } from './journal.controller.js';
import { LedgerStatusController } from './ledger-status.controller.js';
import { PairingQueriesController } from './pairings.controller.js';
import { PartnerCredit } from './partner-credit.js';
import { PartnerQueriesController } from './partners.controller.js';
import { PeriodPreviewController } from './period-preview.controller.js';
import { PayoutQueriesController, RateQueriesController } from './payouts.controller.js';
import { PayoutRegister } from './payout-register.js';
import { RegistrationQueriesController, RegistrationQueueController } from './registrations.controller.js';
import { Repricing } from './repricing.js';
import { RestatementQueriesController } from './restatements.controller.js';
import { StatementQueriesController } from './statements.controller.js';
import { ReplaysController } from './replays.controller.js';
import { RuleSetQueriesController } from './rule-sets.controller.js';
import { TrailTexts } from './trail-texts.js';

/** The reads of the API. */
@Module({
  controllers: [LedgerStatusController, DealQueriesController, DealReportsController, PartnerQueriesController, RegistrationQueriesController, RegistrationQueueController, PairingQueriesController, CreditQueriesController, JournalQueriesController, RuleSetQueriesController, StatementQueriesController,
    PeriodPreviewController, ReplaysController, RestatementQueriesController, AccountQueriesController, PayoutQueriesController, RateQueriesController, DisputeQueriesController, DisputeRateController],
  exports: [Accounts, Repricing],
  providers: [Repricing, Accounts, PayoutRegister, DirectDeals, TrailTexts, PartnerCredit, DisputeReports],
})
export class QueriesModule {}
