import { setTimeout as delay } from 'node:timers/promises';

/** How long, how often and how eagerly the server is asked. */
export interface Patience {
  /** One attempt at an append, and the longest silence within a read. */
  readonly attemptTimeoutMs: number;
  /** Attempts of an append or a read before EventStoreUnavailable; a subscription never gives up. */
  readonly attemptsMax: number;
  /** The pause after the first failure; doubled by each further one. */
  readonly pauseMsFirst: number;
  readonly pauseMsMax: number;
  /** A subscription that hears nothing for so long is checked against the head of the log. */
  readonly idleCheckMs: number;
}

export const patienceDefault: Patience = {
  attemptTimeoutMs: 5_000,
  attemptsMax: 4,
  pauseMsFirst: 50,
  pauseMsMax: 5_000,
  idleCheckMs: 2_000,
};

/** The server was asked and did not answer in time; whether it did what was asked is open. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
}

/** Settles as the promise does, or rejects with NoAnswerInTime. What comes later is ignored, a rejection too. */
export async function within<T>(timeoutMs: number, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Pauses after the n-th failure in a row, doubling, by a random half less so that clients do not return in step. */
export async function pauseAfter(failures: number, patience: Patience, stop?: AbortSignal): Promise<void> {
  const longestMs = Math.min(patience.pauseMsMax, patience.pauseMsFirst * 2 ** (failures - 1));
  await delay(longestMs * (1 - Math.random() / 2), undefined, stop ? { signal: stop } : {}).catch(() => undefined);
}
