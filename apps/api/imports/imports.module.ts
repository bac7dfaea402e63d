import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';

/** Imports of files: tried, carried out, left and found again. */
@Module({ imports: [CommandsModule], providers: [ImportRunner], controllers: [ImportsController] })
export class ImportsModule {}
