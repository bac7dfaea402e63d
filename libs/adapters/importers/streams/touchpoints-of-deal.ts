import { idPattern } from '#kernel';
import type { PartFacts, TouchFacts } from '../survey/part-facts.js';
import type { SourceIds } from './external-ids.js';
import type { ImportedCommand } from './stream-commands.js';

const partForm = new RegExp(idPattern.part);

/** The touchpoints of a deal in the order of time. One without an id of its own gets one of what it says; of equal ones each its own. */
export const touchpointsOfDeal = (dealId: string, parts: readonly PartFacts[], ids: SourceIds): ImportedCommand[] => {
  const alike = new Map<string, number>();
  return parts.filter((part) => part.kind === 'touch').sort(inOrder).map((touch) => {
    const content = contentOf(touch);
    const count = alike.get(content) ?? 0;
    alike.set(content, count + 1);
    return logged(touch, touch.externalId === null ? ids.part('touchpoint', dealId, content, String(count)) : partIdOf(touch.externalId, ids), ids);
  });
};

const logged = (touch: TouchFacts, touchpointId: string, ids: SourceIds): ImportedCommand => ({
  command: {
    type: 'LogTouchpoint', touchpointId, partnerId: touch.partner === null ? null : ids.partner(touch.partner), role: touch.role, kind: touch.what,
    loggedBy: touch.loggedBy, imported: touch.recordedAt === null, contactId: null, note: null, link: null,
  },
  occurredAt: touch.at,
  sourceRecordedAt: touch.recordedAt,
});

const partIdOf = (externalId: string, ids: SourceIds): string => (partForm.test(externalId) ? externalId : ids.part('touchpoint', externalId));

const contentOf = ({ partner, role, what, at, loggedBy, recordedAt, externalId }: TouchFacts): string =>
  JSON.stringify([at, what, partner, role, loggedBy, recordedAt, externalId]);

const inOrder = (one: TouchFacts, other: TouchFacts): number => {
  const [left, right] = [contentOf(one), contentOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
};
