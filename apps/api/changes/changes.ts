import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StoredEvent } from '#event-store';
import { readStreamName } from '#events';
import { trailOf, type TrailRow } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ChangeFeed } from './change-feed.js';

/** Something that changed: what happened, to what kind of thing, to which one; `position` is its place in the log. */
export interface Change {
  readonly type: string;
  readonly kind: string;
  readonly id: string;
  readonly position: string;
}

/** What a listener is told: a change, where it stands without one, or that the line is open. */
export type Told =
  | { readonly told: 'change'; readonly change: Change }
  | { readonly told: 'standing'; readonly position: string }
  | { readonly told: 'nothing' };

/** Who listens, from where on, until when. */
export interface Listener {
  /** Asked again before anything is told: whose rights or session ended is told nothing more. */
  readonly caller: () => Promise<ReadCaller | undefined>;
  /** Exclusive; undefined: from now on. */
  readonly after: bigint | undefined;
  readonly signal: AbortSignal;
}

const heartbeatMs = 15_000;

/** Tells a listener of every change that it may see, once the read models show it. */
@Injectable()
export class Changes {
  constructor(private readonly feed: ChangeFeed, private readonly dataSource: DataSource) {}

  /** Ends when the caller may read nothing any more, when the listener goes, or with the server. */
  async *toldTo({ caller, after, signal }: Listener): AsyncGenerator<Told> {
    const ended = AbortSignal.any([signal, this.feed.stopped]);
    const { position, leave } = await this.feed.listen();
    try {
      let standing = after === undefined || after > position ? position : after;
      yield { told: 'standing', position: String(standing) };
      while (!ended.aborted) {
        const more = await this.feed.beyond(standing, { withinMs: heartbeatMs, signal: ended });
        const asking = await caller();
        if (asking === undefined || ended.aborted) return;
        if (!more) yield { told: 'nothing' };
        else {
          const { events, through } = await this.feed.after(standing);
          for (const change of await this.seenBy(asking, events)) yield { told: 'change', change };
          standing = through;
        }
      }
    } finally {
      leave();
    }
  }

  /** Row-level security chooses: what the caller does not see in the trail it is not told of. */
  private async seenBy(caller: ReadCaller, events: readonly StoredEvent[]): Promise<readonly Change[]> {
    if (events.length === 0) return [];
    const rows = await readAs(this.dataSource, caller, (manager) => trailOf(manager, events.map(({ id }) => id)));
    const seen = new Map(rows.map((row) => [row.eventId, row]));
    return events.flatMap(({ id, position }) => {
      const row = seen.get(id);
      return row === undefined ? [] : [changeOf(row, position)];
    });
  }
}

/** What `periods` and `payouts` tell is of one quarter or batch; the kind is that of one thing. */
const changeOf = ({ type, kind, stream, data }: TrailRow, position: bigint): Change => {
  const name = readStreamName(stream);
  const { period, batch } = JSON.parse(data) as { readonly period?: string; readonly batch?: number };
  return { type, kind: kind.replace(/s$/, ''), id: String(name && 'id' in name ? name.id : period ?? batch ?? kind), position: String(position) };
};
