import { client } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';

/** All deals that this person sees. */
export const useEveryDeal = () => useEvery(['/v1/deals', {}], async (after) => {
  const { data, has_more } = answerOf(await client.GET('/v1/deals', { params: { query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
  return { rows: data, hasMore: has_more };
}, ({ id }) => id);
