import { Module } from '@nestjs/common';
import { AuditPackController } from './audit-pack.controller.js';
import { BundleController } from './bundle.controller.js';
import { LogController } from './log.controller.js';
import { TileController } from './tile.controller.js';

/** The proofs of the API. */
@Module({ controllers: [LogController, BundleController, AuditPackController, TileController] })
export class LogModule {}
