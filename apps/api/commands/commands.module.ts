import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { streamCommandHandlers } from '#command-handling';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkItemWriter } from './bulk/bulk-item.js';
import { BulkWriter } from './bulk/bulk-writer.js';
import { DealClosingController } from './deal/deal-closing.controller.js';
import { DealMoneyController } from './deal/deal-money.controller.js';
import { DealPeopleController } from './deal/deal-people.controller.js';
import { DealsController } from './deal/deals.controller.js';
import { RegistrationsController } from './deal/registrations.controller.js';
import { TouchpointsController } from './deal/touchpoints.controller.js';
import { DisputeActsController } from './dispute/disputes.controller.js';
import { Writer } from './desk/writer.js';
import { NamedReplayPolicy } from './desk/named-replay.policy.js';
import { WriteOffPolicy } from './desk/write-off.policy.js';
import { QueriesModule } from '../queries/queries.module.js';
import { PaymentActsController, PayoutActsController, RateActsController } from './money/payouts.controller.js';
import { PeriodActsController } from './money/periods.controller.js';
import { RestatementActsController } from './money/restatements.controller.js';
import { PartnersController } from './partner/partners.controller.js';
import { ProgrammeController } from './programme/programme.controller.js';
import { RuleSetsController } from './rule-set/rule-sets.controller.js';
import { UsersController } from './user/users.controller.js';

/** The writes of the API: a controller per stream or part of one, and the bulk. */
@Module({
  imports: [CqrsModule.forRoot(), QueriesModule],
  providers: [Writer, WriteOffPolicy, NamedReplayPolicy, BulkItemWriter, BulkWriter, ...streamCommandHandlers],
  exports: [BulkWriter],
  controllers: [
    ProgrammeController, PartnersController, DealsController, RegistrationsController, TouchpointsController, DealPeopleController,
    DealClosingController, DealMoneyController, RuleSetsController, UsersController, BulkController,
    DisputeActsController, PeriodActsController, RestatementActsController, PayoutActsController, PaymentActsController, RateActsController,
  ],
})
export class CommandsModule {}
