import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something holds, looking every few milliseconds; throws after 20 seconds. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const until = Date.now() + 20_000; !(await holds()); await delay(5)) {
    if (Date.now() > until) throw new Error(`This did not come to hold within 20 seconds: ${holds.toString()}`);
  }
};
