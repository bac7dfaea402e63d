import { Money, type Amount } from './money.js';

/** Sums, one for each currency: they never meet. */
export const Totals = ({ of }: { readonly of: readonly Amount[] }) =>
  (of.length === 0 ? <>–</> : of.map((total, index) => <span key={total.currency}>{index === 0 ? '' : ', '}<Money {...total} /></span>));
