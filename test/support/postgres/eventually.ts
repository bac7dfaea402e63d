import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something holds, looking every few milliseconds; throws after a minute: machines that run tests are often busy. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const until = Date.now() + 60_000; !(await holds()); await delay(5)) {
    if (Date.now() > until) throw new Error(`This did not come to hold within a minute: ${holds.toString()}`);
  }
};
