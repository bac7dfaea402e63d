import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Problem } from './problem.js';

/** How many requests are taken within a stretch of time, from one address and by one key or session. */
export interface RateLimits {
  readonly perAddress: number;
  readonly perKey: number;
  readonly seconds: number;
}

/** No limits: for who counts requests elsewhere. */
export const unlimited: RateLimits = { perAddress: Infinity, perKey: Infinity, seconds: 10 };

/**
 * Counts requests by who makes them, in this process. A stretch begins with the first request after the one before; all counts end with
 * it at once, so that counting takes no timer, and no more room than one stretch has askers.
 */
export class RateLimit {
  private counts = new Map<string, number>();
  private endsAtMs = -Infinity;

  constructor(private readonly most: number, private readonly seconds: number) {}

  /** Counts a request. Throws a Problem, 429, where it is one too many; `nowMs` is of a clock that is never set. */
  take(who: string, nowMs = performance.now()): void {
    if (nowMs >= this.endsAtMs) {
      this.counts = new Map();
      this.endsAtMs = nowMs + this.seconds * 1_000;
    }
    const count = (this.counts.get(who) ?? 0) + 1;
    this.counts.set(who, count);
    if (count > this.most) throw tooManyRequests(Math.max(1, Math.ceil((this.endsAtMs - nowMs) / 1_000)));
  }
}

const tooManyRequests = (secondsToWait: number): Problem => new Problem(
  429, 'too-many-requests', `Too many requests at once; the next one is heard in ${secondsToWait} seconds.`, { headers: { 'Retry-After': String(secondsToWait) } });

/** Refuses what comes from an address that asks too often, before anything is read of it. */
export const limitByAddress = (limit: RateLimit): RequestHandler => (request: Request, _response: Response, next: NextFunction): void => {
  limit.take(networkOf(request.ip ?? ''));
  next();
};

/** The address as it is counted: whoever has one of IPv6 has all that begin with the same 64 bits. */
export const networkOf = (address: string): string => {
  if (address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = [], tail] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const groups = tail === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return groups.slice(0, 4).join(':');
};
