import { randomUUID } from 'node:crypto';
import type { RecordedDealEvent } from '#events';
import type { GeneratedDeal } from '../generate-deals.js';
import { seededRandom } from '../measuring/random.js';

/** What is logged in the rows about commands: a touchpoint on an open deal, drawn at random. */
export interface DrawnTouchpoint {
  readonly deal: GeneratedDeal;
  readonly body: { readonly partnerId: string; readonly role: string; readonly kind: string; readonly loggedBy: string };
}

/** Draws touchpoints on these deals, each by a partner that has a role there. */
export const touchpointsOn = (deals: readonly GeneratedDeal[], seed: number): (() => DrawnTouchpoint) => {
  const random = seededRandom(seed);
  return () => {
    const deal = random.pick(deals);
    const { partnerId, role } = random.pick(deal.events.flatMap((event) => (event.type === 'RoleAssigned' ? [event.data] : [])));
    return { deal, body: { partnerId, role, kind: 'meeting', loggedBy: 'vendor' } };
  };
};

/** The event that the drawn touchpoint comes to, for a bare insert: of the same size, on a stream of its own. */
export const asEvent = ({ deal, body }: DrawnTouchpoint): RecordedDealEvent => {
  const [touchpointId, id] = [`tch_${randomUUID()}`, randomUUID()];
  const like = deal.events.find(({ type }) => type === 'TouchpointLogged');
  return { ...like, id, stream: `deal-${id}`, revision: 0, data: { touchpointId, ...body, imported: false } } as RecordedDealEvent;
};
