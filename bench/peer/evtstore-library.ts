import { createRequire } from 'node:module';
import type { Pool } from 'pg';

/**
 * What is used of the library, as its manual describes it. Its package ships sources beside its declarations, which the compiler would
 * take for ours and hold to our settings: so the library is loaded untyped, and typed here.
 */
interface Library {
  createAggregate<Stream extends string>(options: { readonly stream: Stream; create(): object; fold(): object }): Aggregate<Stream>;
  createDomain<Stream extends string>(options: { readonly provider: Provider }, aggregates: Readonly<Record<Stream, Aggregate<Stream>>>): {
    createHandler(bookmark: string, streams: readonly Stream[]): Handler<Stream>;
  };
}

interface PgProvider {
  createProvider(options: Tables & { readonly limit: number }): Provider;
  migrate(options: Tables): Promise<void>;
}

interface Tables {
  readonly client: Pool;
  readonly events: string;
  readonly bookmarks: string;
}

interface Aggregate<Stream extends string> {
  readonly stream: Stream;
}

/** An event as the library is handed it: a type and whatever else, which here is a payload. */
export interface PeerEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The library's log of events, with the positions of its handlers. */
export interface Provider {
  createEvents(stream: string, aggregateId: string, version: number, events: readonly PeerEvent[]): readonly object[];
  append(stream: string, aggregateId: string, version: number, events: readonly object[]): Promise<readonly object[]>;
}

/** Handles the events of some streams one after the other, and moves its bookmark after each. */
export interface Handler<Stream extends string> {
  handle(stream: Stream, type: string, callback: (aggregateId: string, event: PeerEvent) => Promise<void>): void;
  /** Handles everything that its bookmark has not passed. */
  runOnce(): Promise<number>;
}

const load = createRequire(import.meta.url);
export const { createAggregate, createDomain } = load('evtstore') as Library;
export const { createProvider, migrate } = load('evtstore/provider/pg') as PgProvider;
