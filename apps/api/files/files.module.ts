import { Module } from '@nestjs/common';
import { QueriesModule } from '../queries/queries.module.js';
import { JournalFileController } from './journal-file.controller.js';
import { PayoutFileController } from './payout-file.controller.js';

/** What other programs take from the ledger as files. */
@Module({ imports: [QueriesModule], controllers: [PayoutFileController, JournalFileController] })
export class FilesModule {}
