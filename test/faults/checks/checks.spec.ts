import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestLedger, type TestLedger } from '../../support/projector/test-ledger.js';
import { winTogether } from '../../support/projector/won-deals.js';
import { Acknowledged } from '../ground/acknowledged.js';
import { faultsOfLog } from './log.check.js';
import { faultsOfReadModels } from './read-models.check.js';

describe('what is checked after every fault', () => {
  let ledger: TestLedger;
  const acknowledged = async (): Promise<Acknowledged> => {
    const told = new Acknowledged();
    for await (const { stream, id } of ledger.store.readAll()) told.add(stream, [id], false);
    return told;
  };
  beforeEach(async () => {
    ledger = await openTestLedger();
    await winTogether(ledger, 'one');
    await ledger.catchUp();
  });
  afterEach(() => ledger.close());

  it('finds nothing wrong with a whole ledger', async () => {
    expect([await faultsOfLog({ ...ledger, acknowledged: await acknowledged() }), await faultsOfReadModels(ledger)]).toEqual([[], []]);
  });

  it('finds an event that was acknowledged and is gone, and one that nobody was told of', async () => {
    const told = await acknowledged();
    await ledger.pool.query(`DELETE FROM log.events WHERE stream = 'deal-one' AND revision = 5`);
    expect(await faultsOfLog({ ...ledger, acknowledged: told })).toEqual(['deal-one: 6 events were acknowledged, 5 stand in the log, 5 in both']);
    const short = new Acknowledged();
    short.add('deal-one', ['another'], false);
    expect(await faultsOfLog({ ...ledger, acknowledged: short })).toEqual(['deal-one: 1 events were acknowledged, 5 stand in the log, 0 in both']);
  });

  it('finds a gap, and a promise that was made twice', async () => {
    const told = await acknowledged();
    const event = (type: string, id: string) => ({ id, type, data: { period: '2026-Q1' }, metadata: {} });
    await ledger.store.append('periods', 'no-stream', [event('PeriodClosed', 'a0000000-0000-4000-8000-000000000001'), event('PeriodClosed', 'a0000000-0000-4000-8000-000000000002')]);
    await ledger.pool.query(`UPDATE log.events SET revision = 7 WHERE stream = 'deal-one' AND revision = 5`);
    expect(await faultsOfLog({ ...ledger, acknowledged: told })).toEqual(['deal-one has revision 7 where 5 is due', 'PeriodClosed "2026-Q1" stands in the log twice']);
  });

  it('finds rows that are not those of the checkpoint: one more, one less, another', async () => {
    const one = 'event_id = (SELECT min(event_id) FROM read.trail)';
    const wrong = ['the rows of trail are not those of a rebuild'];
    for (const change of [`DELETE FROM read.trail WHERE ${one}`, `UPDATE read.trail SET type = 'Other' WHERE ${one}`, 'UPDATE read.checkpoints SET position = 5']) {
      await ledger.pool.query(change);
      expect(await faultsOfReadModels(ledger)).toEqual(expect.arrayContaining(wrong));
    }
  });
});
