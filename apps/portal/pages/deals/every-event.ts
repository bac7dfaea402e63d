import { client } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';

/** All events of a deal that this person sees, in order. */
export const useEveryEvent = (dealId: string) => useEvery(['/v1/deals/{dealId}/trail', { params: { path: { dealId } } }], async (after) => {
  const { data, has_more } = answerOf(await client.GET('/v1/deals/{dealId}/trail', { params: { path: { dealId }, query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
  return { rows: data, hasMore: has_more };
}, ({ id }) => id);
