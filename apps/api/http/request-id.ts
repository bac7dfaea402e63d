import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { OpenSession } from '#auth';
import type { Actor } from '#events';

/** A request with what this API knows of it. */
export interface ApiRequest extends Request {
  /** From the header X-Request-Id or made here; in every answer, every log line and, as correlation id, in every event. */
  requestId: string;
  /** Set by the guard. */
  actor?: Actor;
  /** Set by the guard: who became part of the actor's partner. */
  predecessors?: readonly string[];
  /** Set by the guard where the request came with a session rather than a key. */
  session?: OpenSession;
}

const usable = /^[A-Za-z0-9._:-]{1,100}$/;

/** Gives every request an id; one that the caller sent is kept where it is usable. */
export const nameRequest = (request: Request, response: Response, next: NextFunction): void => {
  const given = request.header('X-Request-Id');
  const requestId = given !== undefined && usable.test(given) ? given : randomUUID();
  (request as ApiRequest).requestId = requestId;
  response.setHeader('X-Request-Id', requestId);
  next();
};
