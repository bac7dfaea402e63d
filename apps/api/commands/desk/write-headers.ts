import { randomUUID } from 'node:crypto';
import { Problem } from '../../http/problem.js';
import type { ApiRequest } from '../../http/request-id.js';

/** What every write says outside its body. */
export interface WriteHeaders {
  readonly idempotencyKey: string;
  /** The revision the caller has seen; null: it does not care. */
  readonly expectedRevision: number | null;
  readonly dryRun: boolean;
}

/** Reads Idempotency-Key (made up where it is missing), If-Match and the query `dryRun`. Throws a problem for anything else. */
export const readWriteHeaders = (request: ApiRequest): WriteHeaders => ({
  idempotencyKey: idempotencyKeyOf(request),
  expectedRevision: expectedRevisionOf(request),
  dryRun: dryRunOf(request),
});

const idempotencyKeyOf = (request: ApiRequest): string => {
  const key = request.header('Idempotency-Key');
  if (key === undefined) return randomUUID();
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem(400, 'invalid-request', 'Idempotency-Key must be 1 to 200 visible ASCII characters.');
};

const expectedRevisionOf = (request: ApiRequest): number | null => {
  const tag = request.header('If-Match');
  if (tag === undefined) return null;
  const revision = /^"(\d{1,15})"$/.exec(tag)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Problem(400, 'invalid-request', 'If-Match must be one ETag that this API gave, as "7".');
};

const dryRunOf = (request: ApiRequest): boolean => {
  const { dryRun, ...others } = request.query as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Problem(400, 'invalid-request', 'The only query parameter of a write is dryRun.');
  if (dryRun === undefined || dryRun === 'false') return false;
  if (dryRun === 'true') return true;
  throw new Problem(400, 'invalid-request', 'dryRun must be true or false.');
};
