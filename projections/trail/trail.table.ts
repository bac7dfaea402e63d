import { EntitySchema } from 'typeorm';
import type { TrailRow } from './trail.projection.js';

/** One row per event. */
export const trailEntity = new EntitySchema<TrailRow>({
  name: 'Trail',
  schema: 'read',
  tableName: 'trail',
  columns: {
    eventId: { name: 'event_id', type: 'text', primary: true },
    stream: { type: 'text' },
    revision: { type: 'integer' },
    kind: { type: 'text' },
    dealId: { name: 'deal_id', type: 'text', nullable: true },
    type: { type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
    actorUserId: { name: 'actor_user_id', type: 'text' },
    data: { type: 'text' },
    audience: { type: 'text' },
    partnerIds: { name: 'partner_ids', type: 'text', array: true },
  },
});

/**
 * An event is seen by whom its audience names. Of a registration's parties those that are on the deal: what the others are asked, and
 * what became of it, the registrations tell them.
 */
export const trailTable = {
  entity: trailEntity,
  partition: 'eventId',
  visibleToPartner: `audience = 'everyone' OR (audience = 'deal' AND read.caller_is_on_deal(deal_id))
    OR (partner_ids && read.caller_partners() COLLATE "C" AND (audience <> 'parties' OR read.caller_is_on_deal(deal_id)))`,
  indexes: ['(stream, revision)', 'USING gin (partner_ids)'],
} as const;
