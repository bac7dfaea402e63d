import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';

/**
 * Several read models ask the same of one deal, one after the other: what was worked out of the last dossier and terms, neither of which
 * ever changes, is kept. A WeakMap over all dossiers would cost the collector more than it saves.
 */
export const remembered = <Result>(workOut: (stored: StoredDossier, terms: Terms) => Result): typeof workOut => {
  let last: { readonly stored: StoredDossier; readonly terms: Terms; readonly result: Result } | undefined;
  return (stored, terms) => {
    if (last?.stored === stored && last.terms === terms) return last.result;
    const result = workOut(stored, terms);
    last = { stored, terms, result };
    return result;
  };
};
