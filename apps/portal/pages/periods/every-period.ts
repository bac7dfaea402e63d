import { api } from '../../api/client.js';
import type { Amount } from '../../parts/money.js';

/** A quarter whose closing has begun, as it stands. */
export interface Quarter {
  readonly period: string;
  readonly standing: 'proposed' | 'closing' | 'closed';
  readonly since: string;
  readonly knownAt: string | null;
  readonly closed?: {
    readonly statements: number;
    readonly lines: number;
    readonly awards: number;
    readonly totals: readonly Amount[];
    readonly digest: string;
    /** Of how many statements the documents are made. */
    readonly kept: number;
  };
}

/** The quarters that were ever proposed for closing, the newest first. */
export const useQuarters = () => {
  const read = api.useQuery('get', '/v1/periods');
  // What a closing promised differs in its fields by what became of it, so the description leaves them open.
  return { ...read, data: (read.data?.data as readonly Quarter[] | undefined)?.toSorted((one, other) => other.period.localeCompare(one.period)) };
};
