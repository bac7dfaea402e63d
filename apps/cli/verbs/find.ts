import type { ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';

interface Identified { readonly id: string }

/** The id of a deal given by its id or by its name in the source system; throws WrongUse where no deal or several answer to it. */
export const findDeal = (client: ApiClient, named: string): Promise<string> => find(client, named, { prefix: 'deal_', path: '/v1/deals', what: 'deal' });

/** The id of a partner given by its id or by its name in the source system. */
export const findPartner = (client: ApiClient, named: string): Promise<string> => find(client, named, { prefix: 'ptr_', path: '/v1/partners', what: 'partner' });

const find = async (client: ApiClient, named: string, kind: { prefix: string; path: string; what: string }): Promise<string> => {
  if (named.startsWith(kind.prefix)) return encodeURIComponent(named);
  const { data } = await client.get<{ data: readonly Identified[] }>(`${kind.path}?externalId=${encodeURIComponent(named)}`);
  const [only, another] = data;
  if (!only) throw new WrongUse(`No ${kind.what} is called ${named}.`);
  if (another) throw new WrongUse(`Several ${kind.what}s are called ${named}: ${data.map(({ id }) => id).join(', ')}. Give the id.`);
  return only.id;
};
