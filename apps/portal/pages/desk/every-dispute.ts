import { client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';

/** A dispute as it stands. */
export type Dispute = Schemas['DisputeAnswer'];

/** Whether somebody's word is still awaited. */
export const isWaiting = ({ standing }: Pick<Dispute, 'standing'>): boolean => standing === 'open' || standing === 'answered' || standing === 'escalated';

/** All disputes that this person sees. */
export const useEveryDispute = () => useEvery(['/v1/disputes', {}], async (after) => {
  const { data, has_more } = answerOf(await client.GET('/v1/disputes', { params: { query: { limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
  return { rows: data, hasMore: has_more };
}, ({ id }) => id);
