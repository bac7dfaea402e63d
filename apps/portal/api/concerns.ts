/** A change as the API tells it: what kind of thing, and which. */
export interface Change {
  readonly kind: string;
  readonly id: string;
}

/** A read: its path as the API's description has it, and what the path's parameters name. */
export interface Reading {
  readonly path: string;
  readonly named: Readonly<Record<string, string>>;
}

/** Reads that show nothing of a change of this kind; of a kind that is not here every read is taken to be concerned. */
const untouched: Readonly<Record<string, RegExp>> = {
  deal: /^\/v1\/(rule-sets|users|rates|programme)/,
  dispute: /^\/v1\/(rule-sets|users|rates|programme|pairings)/,
  statement: /^\/v1\/(deals|rule-sets|users|rates|programme|pairings)/,
  partner: /^\/v1\/(rule-sets|users|rates)/,
};

/** Whether a read may be out of date after a change: one that names another thing of the same kind is not. */
export const concerns = ({ kind, id }: Change, { path, named }: Reading): boolean => {
  const other = named[`${kind}Id`];
  if (other !== undefined && other !== id) return false;
  return untouched[kind]?.test(path) !== true;
};
