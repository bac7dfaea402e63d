import { api } from '../api/client.js';

/** How partners are called, as far as this person sees them; the id where a name is not to be had. */
export const usePartnerNames = (): (partnerId: string) => string => {
  const { data } = api.useQuery('get', '/v1/partners', { params: { query: { limit: '100' } } }, { staleTime: 300_000 });
  return (partnerId) => data?.data.find(({ id }) => id === partnerId)?.name ?? partnerId;
};
