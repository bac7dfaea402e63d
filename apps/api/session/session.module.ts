import { Module } from '@nestjs/common';
import { PasswordController } from './password.controller.js';
import { SessionController } from './session.controller.js';
import { SessionDesk } from './session-desk.js';
import { SessionsController } from './sessions.controller.js';

/** How people sign in. */
@Module({ controllers: [SessionController, SessionsController, PasswordController], providers: [SessionDesk] })
export class SessionModule {}
