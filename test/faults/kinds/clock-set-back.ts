import type { Ledger } from '../ground/ledger.js';
import { commandsOf, drawDeal, tellDeal, workUntil } from '../ground/telling.js';
import type { WiredProcess } from '../ground/wired-process.js';
import type { Fault } from '../run/fault.js';

const preload = new URL('../ground/set-clock-back.js', import.meta.url).href;

/** API and projector are started with a clock that is behind what the log holds; what was told before goes on to be told. Then the clock is right again. */
export const clockSetBack: Fault = {
  name: 'clock set back',
  run: async (ledger, random, cycle) => {
    const secondsBack = 1 + random.below(2 * 86_400);
    const deal = drawDeal(random, `${cycle}-before`);
    await tellDeal(ledger, deal, { commands: Math.ceil(commandsOf(deal).length / 2) });
    await startAnew(ledger, { preload, environment: { CLOCK_SET_BACK_MS: String(secondsBack * 1_000) } });
    await tellDeal(ledger, deal);
    await workUntil(ledger, random, cycle, Promise.resolve('at work'), { rounds: 1 });
    await startAnew(ledger);
    return `by ${secondsBack} s`;
  },
};

const startAnew = async ({ api, projector }: Ledger, how?: Parameters<WiredProcess['start']>[0]): Promise<void> => {
  await Promise.all([api, projector].map(async (process) => {
    await process.kill();
    await process.start(how);
  }));
};
