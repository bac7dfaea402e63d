import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { readCallerOf } from '#auth';
import type { ReadCaller } from '#read-store';
import { actorOf } from './caller-actor.js';
import { Problem } from './problem.js';
import type { ApiRequest } from './request-id.js';

/** Gives a controller on whose behalf it reads. Whoever may read nothing is refused. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): ReadCaller => {
  const request = context.switchToHttp().getRequest<ApiRequest>();
  const caller = readCallerOf(actorOf(request), request.predecessors);
  if (!caller) throw new Problem(403, 'forbidden', 'The rights of this key do not allow reading.');
  return caller;
});
