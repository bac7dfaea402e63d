import { HttpException } from '@nestjs/common';
import { TooManyAttempts } from '#auth';
import { TooManyConflicts } from '#command-handling';
import { EventStoreUnavailable } from '#event-store';
import { PersonForgotten } from '#vault';
import { Problem } from './problem.js';

/** The problem behind anything that was thrown; undefined for a defect, of which nothing is told. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return ofHttpStatus(error.getStatus());
  if (error instanceof TooManyAttempts) return new Problem(429, 'too-many-attempts', error.message, { headers: { 'Retry-After': String(error.retryAfterSeconds) } });
  if (error instanceof EventStoreUnavailable) return unavailable('The event log cannot be reached.');
  if (error instanceof TooManyConflicts) return unavailable('Too many others write to the same thing.');
  if (error instanceof PersonForgotten) return new Problem(409, 'person-forgotten', error.message);
  if (isDatabaseGone(error)) return unavailable('The database cannot be reached.');
  if (isReadModelMissing(error)) return unavailable('The read models are not built yet: no projector has run on this database.');
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 ? ofHttpStatus(status) : undefined;
};

const unavailable = (detail: string): Problem =>
  new Problem(503, 'unavailable', `${detail} Try again with the same Idempotency-Key.`, { headers: { 'Retry-After': '1' } });

const ofHttpStatus = (status: number): Problem | undefined => {
  const known = plainProblems[status];
  if (known) return new Problem(status, ...known);
  return status >= 400 && status < 500 ? new Problem(status, 'invalid-request', 'The request is malformed.') : undefined;
};

const plainProblems: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['malformed-request', 'The body or the address cannot be read: the body must be one JSON object.'],
  401: ['unauthenticated', 'Send an API key: Authorization: Bearer tandem_…'],
  403: ['forbidden', 'You may not do this.'],
  404: ['not-found', 'There is nothing at this address.'],
  413: ['too-large', 'The body is larger than this address takes.'],
  415: ['unsupported-media-type', 'Send application/json in UTF-8, not compressed otherwise than gzip, deflate or br.'],
};

/** Middleware of express throws errors that carry the status to answer with. */
const statusOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : undefined;

const connectionFailures = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '53100', '53200', '53300', '08006']);

/** A projector builds the tables of the schema `read` when it first starts; any other table that is missing is a defect. */
const isReadModelMissing = (error: unknown): boolean =>
  error instanceof Error && ['3F000', '42P01'].includes(String((error as Error & { code?: unknown }).code)) && /"read[."]/.test(error.message);

const isDatabaseGone = (error: unknown): boolean =>
  error instanceof Error
  && (connectionFailures.has(String((error as Error & { code?: unknown }).code)) || error.message === 'Connection terminated unexpectedly');
