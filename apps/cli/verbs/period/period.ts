import type { ApiClient } from '../../connection/api-client.js';
import { WrongUse } from '../../exit-code.js';
import { table } from '../../output.js';

/** A quarter as the API lists it; what is not listed is open. */
export interface Period {
  readonly period: string;
  readonly standing: 'proposed' | 'closing' | 'closed';
  readonly since: string;
  readonly closed?: ClosedPeriod;
}

/** What the end of a closing says; `kept`: of how many statements the documents are made. */
interface ClosedPeriod {
  readonly statements: number;
  readonly kept: number;
  readonly lines: number;
  readonly awards: number;
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
  readonly digest: string;
}

/** How a standing is said to a person. */
export const standings = { proposed: 'proposed for closing', closing: 'being closed', closed: 'closed' } as const;

/** The quarter of that name; throws WrongUse where nobody proposed to close it. */
export const findPeriod = async (client: ApiClient, named: string): Promise<Period> => {
  const { data } = await client.get<{ readonly data: readonly Period[] }>('/v1/periods');
  const found = data.find(({ period }) => period === named);
  if (found === undefined) throw new WrongUse(`Nobody has proposed to close ${named}. What closing it would promise now: tandem period preview ${named}`);
  return found;
};

/** A quarter in lines for people. */
export const periodText = ({ period, standing, since, closed }: Period): string => [
  `${period} is ${standings[standing]} since ${since}.`,
  ...(closed === undefined ? [] : [
    `  ${closed.statements} statements of ${closed.lines} lines, ${closed.kept} of them kept as documents; ${closed.awards} awards`,
    ...(closed.totals.length === 0 ? [] : [table(['total', ''], closed.totals.map(({ amount, currency }) => [amount, currency]), [0])]),
    `  digest ${closed.digest}`]),
].join('\n');
