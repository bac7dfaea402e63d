import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { PublishedRuleSets } from './published-rule-sets.js';

/**
 * Several read models ask the same of one deal: what was worked out of a dossier and the published rules, neither of which ever
 * changes, is kept as long as the dossier itself.
 */
export const remembered = <Result>(workOut: (stored: StoredDossier, published: PublishedRuleSets) => Result): typeof workOut => {
  const known = new WeakMap<StoredDossier, { readonly published: PublishedRuleSets; readonly result: Result }>();
  return (stored, published) => {
    const before = known.get(stored);
    if (before?.published === published) return before.result;
    const result = workOut(stored, published);
    known.set(stored, { published, result });
    return result;
  };
};
