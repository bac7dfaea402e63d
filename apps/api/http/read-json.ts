import type { IncomingMessage } from 'node:http';
import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Problem } from './problem.js';

/** The most bytes a body may have: files to be imported (of which it holds four for every three), a bulk of commands, or anything else. */
const bytesMaxOf: ReadonlyMap<string, number> = new Map([['/v1/imports', 44 * 1024 * 1024], ['/v1/bulk', 16 * 1024 * 1024]]);
const bodyBytesMax = 1024 * 1024;

/**
 * Reads JSON bodies: UTF-8 that is really UTF-8, within the size that the address takes. What comes plain, as nearly all does, is read
 * here at a fifth of what express' reader takes; what is compressed goes to that one.
 */
export const readJson = (): RequestHandler => {
  const large = new Map([...bytesMaxOf].map(([path, bytesMax]) => [path, unpacking(bytesMax)]));
  const usual = unpacking(bodyBytesMax);
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!hasBody(request) || meansNothing.has(request.method)) next();
    else if (isPlain(request)) readPlain(request, bytesMaxOf.get(request.path) ?? bodyBytesMax, next);
    else if (!request.is('application/json')) next(otherThanJson());
    else (large.get(request.path) ?? usual)(request, response, next);
  };
};

/** What comes with these is given no meaning (RFC 9110, 9.3), so it is neither read nor refused. */
const meansNothing: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE']);

const hasBody = ({ headers }: IncomingMessage): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const isPlain = ({ headers }: IncomingMessage): boolean =>
  headers['content-encoding'] === undefined && /^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '');

/** The whole body is read, also what is too much of it: a client that is still sending does not listen. One that goes away is told nothing. */
const readPlain = (request: Request, bytesMax: number, next: NextFunction): void => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= bytesMax) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.once('end', () => {
    const read = bytes > bytesMax ? new PayloadTooLargeException() : jsonOf(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    if (read instanceof Error) {
      next(read);
      return;
    }
    request.body = read;
    next();
  });
};

/** Leaves out a byte order mark. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

const jsonOf = (body: Buffer | undefined): object | Error => {
  let text;
  try {
    text = utf8.decode(body);
  } catch {
    return notUtf8();
  }
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : new BadRequestException();
  } catch {
    return new BadRequestException();
  }
};

const unpacking = (limit: number): RequestHandler => express.json({ limit, strict: true, verify: refuseOtherThanUtf8 });

const refuseOtherThanUtf8 = (_request: unknown, _response: unknown, body: Buffer, encoding: string): void => {
  if (encoding !== 'utf-8') throw otherThanJson();
  try {
    utf8.decode(body);
  } catch {
    throw notUtf8();
  }
};

const otherThanJson = (): Problem => new Problem(415, 'unsupported-media-type', 'Send application/json in UTF-8.');

const notUtf8 = (): Problem => new Problem(400, 'malformed-request', 'The body is not valid UTF-8.');
