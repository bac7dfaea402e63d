import { In, type EntityManager } from 'typeorm';
import type { TrailRow } from './trail.projection.js';
import { trailEntity } from './trail.table.js';

/** What of a trail is asked for: events of a stream after a revision, by both clocks if wanted. */
export interface TrailPage {
  readonly stream: string;
  readonly afterRevision: number;
  readonly limit: number;
  readonly asOf: string | undefined;
  readonly knownAt: string | undefined;
}

/** Events of a stream that the caller may see, in order, with one more than `limit` where there are more. */
export const listTrail = (manager: EntityManager, page: TrailPage): Promise<TrailRow[]> => {
  const query = manager.createQueryBuilder(trailEntity, 'event')
    .where('event.stream = :stream', page).andWhere('event.revision > :afterRevision', page);
  if (page.asOf !== undefined) query.andWhere('event.occurredAt <= :asOf', page);
  if (page.knownAt !== undefined) query.andWhere('event.recordedAt <= :knownAt', page);
  return query.orderBy('event.revision').limit(page.limit + 1).getMany();
};

/** When the ledger learned its first fact, whatever came first in the log; null of an empty one. A demo tells a past on its own clock. */
export const firstRecordedAt = async (manager: EntityManager): Promise<string | null> =>
  (await manager.createQueryBuilder(trailEntity, 'event').select('min(event.recordedAt)', 'first').getRawOne<{ first: string | null }>())?.first ?? null;

/** The revision of an event, for a cursor; null where the caller may not see it. */
export const revisionOf = async (manager: EntityManager, eventId: string): Promise<number | null> =>
  (await manager.findOneBy(trailEntity, { eventId }))?.revision ?? null;

/** Those of the events that the caller may see, in no order. */
export const trailOf = (manager: EntityManager, eventIds: readonly string[]): Promise<TrailRow[]> =>
  manager.findBy(trailEntity, { eventId: In([...eventIds]) });
