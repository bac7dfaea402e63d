import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '#events';
import type { ApiRequest } from './request-id.js';

/** The actor behind a request that passed the guard; without one the route is not guarded, which is a defect. */
export const actorOf = (request: ApiRequest): Actor => {
  if (!request.actor) throw new Error('A route that needs an actor lies outside the guard.');
  return request.actor;
};

/** Gives a controller the actor behind the request. */
export const CallerActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor => actorOf(context.switchToHttp().getRequest<ApiRequest>()));
