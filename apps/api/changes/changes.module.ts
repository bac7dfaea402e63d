import { Module } from '@nestjs/common';
import { ChangeFeed } from './change-feed.js';
import { Changes } from './changes.js';
import { ChangesController } from './changes.controller.js';

/** What changes, as it changes. */
@Module({ controllers: [ChangesController], providers: [ChangeFeed, Changes] })
export class ChangesModule {}
