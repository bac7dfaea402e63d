import { Module } from '@nestjs/common';
import { LogController } from './log.controller.js';

/** The proofs of the API. */
@Module({ controllers: [LogController] })
export class LogModule {}
