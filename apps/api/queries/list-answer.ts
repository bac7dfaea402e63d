import { Problem } from '../http/problem.js';

/** A page of a cursor list, as people know it from Stripe. */
export interface ListAnswer<Row> {
  readonly object: 'list';
  readonly data: readonly Row[];
  readonly has_more: boolean;
}

/** The page that `limit + 1` rows in the order of the list make; read backwards, the extra row is the first. */
export const listAnswer = <Row, Shown>(
  rows: readonly Row[], page: { readonly limit: number; readonly before?: string | undefined }, show: (row: Row) => Shown,
): ListAnswer<Shown> => {
  const more = rows.length > page.limit;
  const shown = !more ? rows : page.before === undefined ? rows.slice(0, page.limit) : rows.slice(1);
  return { object: 'list', data: shown.map(show), has_more: more };
};

/** The page after a row, of a list that is worked out as a whole. */
export const pageOf = <Row extends { readonly id: string }>(rows: readonly Row[], { after, limit }: { readonly after: string | undefined; readonly limit: number }): ListAnswer<Row> => {
  const start = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) throw new Problem(400, 'invalid-request', 'starting_after names nothing in this list.');
  return listAnswer(rows.slice(start, start + limit + 1), { limit }, (row) => row);
};
