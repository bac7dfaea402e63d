import type { ReactNode } from 'react';

/** Facts of a thing by name, each on a line; what is null is left out. */
export const Fields = ({ of }: { readonly of: readonly (readonly [name: string, says: ReactNode])[] }) => (
  <dl className="fields">
    {of.flatMap(([name, says]) => (says === null || says === undefined ? [] : [<div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{says}</dd></div>]))}
  </dl>
);
