/** How long, how often and how eagerly the server is asked. */
export interface Patience {
  /** One attempt at an append, and the longest silence within a read. */
  readonly attemptTimeoutMs: number;
  /** An append, or a read that gets nothing, with all its attempts and pauses, before EventStoreUnavailable; a subscription never gives up. */
  readonly tryForMs: number;
  /** The pause after the first failure; doubled by each further one. */
  readonly pauseMsFirst: number;
  readonly pauseMsMax: number;
  /** A subscription that hears nothing for so long is checked against the head of the log. */
  readonly idleCheckMs: number;
}

/** Longer than a server takes to start again, shorter than those who wait for an answer themselves wait. */
export const patienceDefault: Patience = {
  attemptTimeoutMs: 5_000,
  tryForMs: 12_000,
  pauseMsFirst: 50,
  pauseMsMax: 1_000,
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

/** The pause after the n-th failure in a row: doubling, by a random half less so that clients do not return in step. */
export function pauseMsAfter(failures: number, { pauseMsFirst, pauseMsMax }: Patience): number {
  return Math.min(pauseMsMax, pauseMsFirst * 2 ** (failures - 1)) * (1 - Math.random() / 2);
}
