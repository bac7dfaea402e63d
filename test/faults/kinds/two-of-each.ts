import { ApiCaller } from '../../support/api/api-caller.js';
import { freePort } from '../ground/free-port.js';
import type { Ledger } from '../ground/ledger.js';
import { approveBatch, lastBatch, payableDay } from '../ground/money.js';
import { drawDeal, tellDeal } from '../ground/telling.js';
import type { Fault } from '../run/fault.js';

/** The same person at another API. */
const at = (port: number, caller: ApiCaller): ApiCaller => new ApiCaller(`http://127.0.0.1:${port}`, caller.authorization.slice('Bearer '.length));

/** Two of finance ask for a payout run at once, each at an API of their own: one of them gets it, the other is told why not. */
const twoPayoutRuns = async (ledger: Ledger, port: number, cutOff: string, cycle: string): Promise<string> => {
  const { finance, otherFinance } = ledger.people;
  const answers = await Promise.all([finance, at(port, otherFinance)].map((caller, index) => caller.post('/v1/payouts', { cutOff }, { 'idempotency-key': `${cycle}-run-${index}` })));
  const told = answers.map(({ status, body }) => (status === 200 ? 'has it' : `is told ${String(body.code)}`)).sort();
  if (told.join() !== 'has it,is told batch-undecided') throw new Error(`Of two who asked for a payout run at once, one ${told.join(', the other ')}.`);
  return told.join(', the other ');
};

/** Two APIs take the same commands under the same keys, two projectors follow the log, close a quarter and put a batch together. */
export const twoOfEach: Fault = {
  name: 'two of every process on the same thing',
  run: async (ledger, random, cycle) => {
    const port = await freePort();
    const [api, projector] = [await ledger.further('api', { port }), await ledger.further('projector')];
    await Promise.all([api.start(), projector.start()]);
    const deals = Array.from({ length: 3 }, (_, index) => drawDeal(random, `${cycle}-${index}`));
    await Promise.all(deals.flatMap((deal) => [tellDeal(ledger, deal), tellDeal(ledger, deal, { through: at(port, ledger.people.operations) })]));
    const cutOff = await payableDay(ledger, random, cycle);
    await ledger.caughtUp();
    const runs = await twoPayoutRuns(ledger, port, cutOff, cycle);
    await ledger.caughtUp();
    await approveBatch(ledger, await lastBatch(ledger), cycle);
    await Promise.all([api.close(), projector.close()]);
    return `3 deals told twice at once; of two payout runs one ${runs}`;
  },
};
