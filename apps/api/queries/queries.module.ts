import { Module } from '@nestjs/common';

/** The reads of the API. */
@Module({})
export class QueriesModule {}
