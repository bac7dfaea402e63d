import { setTimeout as delay } from 'node:timers/promises';

/** How far reads were behind as `/metrics` told it while something went on. */
export interface ToldLag {
  readonly asked: number;
  /** The greatest age of an event that was not taken in yet. */
  readonly seconds: number;
  readonly events: number;
}

const pauseMs = 100;

/** Asks an API for its metrics again and again until the work is done, as Prometheus would, only more often. */
export const lagWhile = async <Result>({ port, token, follower }: { readonly port: number; readonly token: string; readonly follower: string }, work: Promise<Result>): Promise<readonly [Result, ToldLag]> => {
  let lag: ToldLag = { asked: 0, seconds: 0, events: 0 };
  let done = false;
  const asking = (async () => {
    while (!done) {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization: `Bearer ${token}` } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`/metrics answered ${answer.status}: ${text}`);
      const told = (name: string): number => Number(new RegExp(`^${name}(?:\\{follower="${follower}"\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
      lag = {
        asked: lag.asked + 1, seconds: Math.max(lag.seconds, told('tandem_projection_lag_seconds')),
        events: Math.max(lag.events, told('tandem_log_head') - told('tandem_projection_checkpoint')),
      };
      await delay(pauseMs);
    }
  })();
  try {
    return [await work, lag];
  } finally {
    done = true;
    await asking;
  }
};
