import { setTimeout as delay } from 'node:timers/promises';
import { accepted } from '../../support/api/api-caller.js';
import { commandsOf, drawDeal, tellDeal, workUntil } from '../ground/telling.js';
import { moveToSmallDisk, whyNoSmallDisk } from '../ground/small-disk.js';
import type { Ledger } from '../ground/ledger.js';
import type { Fault } from '../run/fault.js';

/** Everybody goes on without a restart of their own when the database is back. */
const databaseEnds = (name: string, signal: 'SIGINT' | 'SIGKILL'): Fault => ({
  name,
  run: async (ledger, random, cycle) => {
    const letBy = random.below(12);
    const struck = ledger.api.wire.trip({ says: /tandem-append[^]*?([A-Z][a-zA-Z]+)\0/, letBy, further: 0, cut: 'after' }, () => { void ledger.ground.endServer(signal); });
    const said = await workUntil(ledger, random, cycle, struck);
    return said && `append ${letBy} (${said})`;
  },
});

export const databaseKilled = databaseEnds('kill -9 of PostgreSQL', 'SIGKILL');
export const databaseRestarted = databaseEnds('restart of PostgreSQL', 'SIGINT');

/** Every connection to the database is cut, several times. */
export const connectionsCut: Fault = {
  name: 'connections to PostgreSQL cut',
  run: async (ledger, random, cycle) => {
    const places = [random.below(4), random.below(4), random.below(4)];
    const cut = async (): Promise<string> => {
      for (const letBy of places) {
        await ledger.api.wire.trip({ says: /tandem-append/, letBy, further: 0, cut: 'after' }, () => {
          for (const { wire } of [ledger.api, ledger.projector]) wire.cutAll();
        });
      }
      return `3 times, at appends ${places.join(', ')}`;
    };
    return workUntil(ledger, random, cycle, cut());
  },
};

/** The database's answer to an append is lost, and so is the API's answer to its caller, who sends everything again. */
export const acknowledgementLost: Fault = {
  name: 'acknowledgement lost, then retry',
  run: async (ledger, random, cycle) => {
    const letBy = random.below(6);
    const lost = ledger.api.wire.trip({ says: /tandem-append[^]*?([A-Z][a-zA-Z]+)\0/, letBy, further: 0, cut: 'answer-lost' }, () => undefined);
    const said = await workUntil(ledger, random, cycle, lost);
    const deal = drawDeal(random, `${cycle}-again`);
    await tellDeal(ledger, deal);
    for (const [index, { path, body }] of commandsOf(deal).entries()) {
      const again = await accepted(ledger.people.operations.post(path, body, { 'idempotency-key': `${deal.name}-${index}` }));
      if (again.body['repeated'] !== true) throw new Error(`${path} was carried out twice.`);
    }
    return said && `append ${letBy} (${said}); a deal told twice`;
  },
};

/** What PostgreSQL says where its disk is full. */
const noRoom = /C53100\0/;
const projectorWritesWithinMs = 10_000;

/** The disk under the log, the people's texts and read models is full for a while. */
export const diskFull: Fault = {
  name: 'disk full',
  whyNot: whyNoSmallDisk,
  run: async (ledger, random, cycle) => {
    const disk = await moveToSmallDisk(ledger);
    const refusals = 1 + random.below(4);
    const full = async (): Promise<string> => {
      await disk.fill();
      const refused = ({ wire }: Ledger['api'], times: number): Promise<void> => wire.heard(noRoom, times);
      // The disk may be full before anything was appended that the projector had still to write.
      const hasNothingToWrite = refused(ledger.api, refusals).then(() => delay(projectorWritesWithinMs)).then(() => ledger.caughtUp());
      const who = await Promise.race([
        Promise.all([refused(ledger.api, refusals), refused(ledger.projector, refusals)]).then(() => 'API and projector were each'), hasNothingToWrite.then(() => 'the API alone was')]);
      await disk.makeRoom();
      return `until ${who} refused ${refusals} times`;
    };
    const said = await workUntil(ledger, random, cycle, full()).finally(() => disk.makeRoom());
    await ledger.caughtUp();
    await disk.leave();
    return said;
  },
};
