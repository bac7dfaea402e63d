import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '#event-store';
import { appendContract } from './event-store/append.contract.js';
import { payloadContract } from './event-store/payload.contract.js';
import { readContract } from './event-store/read.contract.js';
import { subscribeContract } from './event-store/subscribe.contract.js';
import { modelContract } from './event-store/model.contract.js';

/** A store to be tried; others may write to its log at the same time. */
export interface StoreUnderTest {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** Gives the store once it is open: the tests are declared before. */
export type TheStore = () => EventStore;

/**
 * What every adapter of the event store keeps, as one suite: `makeStore` is called once. Streams have names of their
 * own, positions need not be contiguous. The number of model runs is CONTRACT_RUNS, 200 where it is not set.
 */
export const eventStoreContract = (name: string, makeStore: () => Promise<StoreUnderTest>): void => {
  describe(name, () => {
    let tried: StoreUnderTest;
    beforeAll(async () => {
      tried = await makeStore();
    });
    afterAll(() => tried?.close());
    for (const part of [appendContract, payloadContract, readContract, subscribeContract, modelContract]) part(() => tried.store);
  });
};
