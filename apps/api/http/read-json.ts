import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Problem } from './problem.js';

/** The most bytes a body may have: a bulk of commands, or anything else. */
const bulkBytesMax = 16 * 1024 * 1024;
const bodyBytesMax = 1024 * 1024;

/** The address that takes large bodies. */
export const bulkPath = '/v1/bulk';

/** Reads JSON bodies: UTF-8 that is really UTF-8, within the size that the address takes. */
export const readJson = (): RequestHandler => {
  const large = parser(bulkBytesMax);
  const usual = parser(bodyBytesMax);
  return (request: Request, response: Response, next: NextFunction): void => {
    if (hasBody(request) && !request.is('application/json')) {
      next(new Problem(415, 'unsupported-media-type', 'Send application/json in UTF-8.'));
      return;
    }
    (request.path === bulkPath ? large : usual)(request, response, next);
  };
};

const parser = (limit: number): RequestHandler => express.json({ limit, strict: true, verify: refuseOtherThanUtf8 });

const refuseOtherThanUtf8 = (_request: unknown, _response: unknown, body: Buffer, encoding: string): void => {
  if (encoding !== 'utf-8') throw new Problem(415, 'unsupported-media-type', 'Send application/json in UTF-8.');
  if (!isUtf8(body)) throw new Problem(400, 'malformed-request', 'The body is not valid UTF-8.');
};

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
