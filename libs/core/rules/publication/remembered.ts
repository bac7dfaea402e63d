import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';

/**
 * Several read models ask the same of one deal: what was worked out of a dossier and the terms, neither of which ever
 * changes, is kept as long as the dossier itself.
 */
export const remembered = <Result>(workOut: (stored: StoredDossier, terms: Terms) => Result): typeof workOut => {
  const known = new WeakMap<StoredDossier, { readonly terms: Terms; readonly result: Result }>();
  return (stored, terms) => {
    const before = known.get(stored);
    if (before?.terms === terms) return before.result;
    const result = workOut(stored, terms);
    known.set(stored, { terms, result });
    return result;
  };
};
