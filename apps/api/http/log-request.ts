import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { ApiRequest } from './request-id.js';

const logger = new Logger('Request');

/** Logs every answer: the route rather than the address, no bodies, no headers. */
export const logRequest = (request: Request, response: Response, next: NextFunction): void => {
  const startedAt = performance.now();
  response.once('close', () => {
    const { requestId, method, actor } = request as ApiRequest;
    const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
    logger.log({
      requestId, method, route, status: response.statusCode, userId: actor?.userId ?? null,
      durationMs: Math.round((performance.now() - startedAt) * 10) / 10, ...(response.writableEnded ? {} : { aborted: true }),
    });
  });
  next();
};
