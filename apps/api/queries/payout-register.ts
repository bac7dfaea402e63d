import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { payoutsStream, readEvent, type RecordedPayoutEvent } from '#events';
import { batchWaits, listPayouts, payoutRowsOf, registeredPayouts, type BatchWait, type ReadSql, type RegisteredPayout } from '#projections';
import { followerStatus, readAs } from '#read-store';
import { eventStoreToken } from '../parts.js';

/** What keeps a batch from being put together; `readModelsBehind` where they do not hold yet that it was asked for: how far they are, and where the log ends. */
export type Wait = BatchWait | { readonly because: 'readModelsBehind'; readonly position: string | null; readonly head: string | null };

/** A batch with what it waits for: nothing once it is put together, or while the ledger is at it. */
export type BatchInRegister = RegisteredPayout & { readonly waitsFor: readonly Wait[] };

/**
 * Every batch by its number. One that was just asked for is in the log before it is in the read models: it is told too, since whoever asked
 * for it must not take it for lost.
 */
@Injectable()
export class PayoutRegister {
  constructor(private readonly dataSource: DataSource, @Inject(eventStoreToken) private readonly store: EventStore) {}

  async batches(): Promise<readonly BatchInRegister[]> {
    const registered = await this.read(listPayouts);
    const events = (await this.store.readStream(payoutsStream)).map(readEvent) as RecordedPayoutEvent[];
    const late = registeredPayouts(events.flatMap(payoutRowsOf)).slice(registered.length);
    const isWaiting = late.length > 0 || registered.at(-1)?.standing === 'assembling';
    const { behind, waits } = isWaiting ? await this.waits() : { behind: [], waits: [] };
    return [
      ...registered.map((batch) => ({ ...batch, waitsFor: batch.standing === 'assembling' ? waits : [] })),
      ...late.map((batch) => ({ ...batch, waitsFor: [...behind, ...waits] }))];
  }

  private async waits(): Promise<{ readonly behind: readonly Wait[]; readonly waits: readonly Wait[] }> {
    const [followers, head] = [await followerStatus(this.dataSource), await this.store.head()];
    return {
      behind: followers.map(({ position }) => ({ because: 'readModelsBehind', position: position?.toString() ?? null, head: head?.toString() ?? null })),
      waits: await this.read((sql) => batchWaits(sql, followers.flatMap(({ stopped }) => stopped))) };
  }

  private read<Result>(work: (sql: ReadSql) => Promise<Result>): Promise<Result> {
    return readAs(this.dataSource, { sees: 'programme' }, (manager) =>
      work(<Row>(text: string, values: readonly unknown[]) => manager.query<readonly Row[]>(text, [...values])));
  }
}
