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

/** An event is seen by whom its audience names: the partners on the deal, one partner, everyone, or the vendor alone. */
export const trailTable = {
  entity: trailEntity,
  partition: 'eventId',
  visibleToPartner:
    `partner_ids @> ARRAY[read.caller_partner() COLLATE "C"] OR audience = 'everyone' OR (audience = 'deal' AND read.caller_is_on_deal(deal_id))`,
  indexes: ['(stream, revision)', 'USING gin (partner_ids)'],
} as const;
