import { Module } from '@nestjs/common';
import { CreditQueriesController } from './credits.controller.js';
import { DealQueriesController } from './deals.controller.js';
import { JournalQueriesController } from './journal.controller.js';
import { LedgerStatusController } from './ledger-status.controller.js';
import { PairingQueriesController } from './pairings.controller.js';
import { PartnerCredit } from './partner-credit.js';
import { PartnerQueriesController } from './partners.controller.js';
import { RegistrationQueriesController } from './registrations.controller.js';
import { RuleSetLibrary } from './rule-set-library.js';
import { RuleSetQueriesController } from './rule-sets.controller.js';
import { TrailTexts } from './trail-texts.js';

/** The reads of the API. */
@Module({
  controllers: [LedgerStatusController, DealQueriesController, PartnerQueriesController, RegistrationQueriesController, PairingQueriesController, CreditQueriesController, JournalQueriesController, RuleSetQueriesController],
  providers: [RuleSetLibrary, TrailTexts, PartnerCredit],
})
export class QueriesModule {}
