import { Injectable, SetMetadata, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator } from '#auth';
import { Problem } from './problem.js';
import type { ApiRequest } from './request-id.js';

const openToAll = 'tandem:open-to-all';

/** Lets a route be asked by anybody; every other route takes a key. */
export const OpenToAll = (): CustomDecorator => SetMetadata(openToAll, true);

/** Finds out on whose behalf a request is made, and refuses it where nobody is. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator, private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(openToAll, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const actor = await this.authenticator.actorOf(request.header('Authorization'));
    if (!actor) throw unauthenticated;
    request.actor = actor;
    return true;
  }
}

const unauthenticated = new Problem(401, 'unauthenticated', 'Send a valid API key: Authorization: Bearer tandem_…', {
  headers: { 'WWW-Authenticate': 'Bearer' },
});
