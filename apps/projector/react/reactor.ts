import { catchError, concatMap, defer, EMPTY, interval, lastValueFrom, merge, startWith, takeUntil, throttleTime, type Observable } from 'rxjs';
import type { Reaction, ReactionParts } from './reaction.js';

const restMs = 50;
/** Deadlines pass though nothing is recorded. */
const lookMs = 60_000;

/**
 * Runs every reaction at the start, after what the read models take in, and every minute, one after the other, until `stop` emits. One that fails is
 * reported and run again with the next change; it keeps no other from running.
 */
export const react = async (
  reactions: readonly Reaction[], { changes, stop, report }: { readonly changes: Observable<unknown>; readonly stop: Observable<unknown>; readonly report: ReactionParts['report'] },
): Promise<void> => {
  const running = merge(changes, interval(lookMs)).pipe(
    startWith(undefined),
    throttleTime(restMs, undefined, { leading: true, trailing: true }),
    // Before what is run, not after it: the last run is waited for, since it works with connections that are closed then.
    takeUntil(stop),
    concatMap(() => defer(() => runAll(reactions, report)).pipe(catchError(() => EMPTY))));
  await lastValueFrom(running, { defaultValue: undefined });
};

const runAll = async (reactions: readonly Reaction[], report: ReactionParts['report']): Promise<void> => {
  for (const { name, run } of reactions) {
    try {
      await run();
    } catch (error) {
      report('a reaction failed and is run again', { reaction: name, error: error instanceof Error ? error.message : String(error) });
    }
  }
};
