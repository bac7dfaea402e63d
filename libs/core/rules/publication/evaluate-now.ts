import type { FiscalCalendar } from '#kernel';
import { ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { evaluateStored, type EvaluatedDeal } from './evaluate-stored.js';
import type { PublishedRuleSets } from './published-rule-sets.js';

/** Several read models ask the same of one deal; what was worked out is kept as long as the dossier itself. */
const known = new WeakMap<StoredDossier, { readonly published: PublishedRuleSets; readonly evaluated: EvaluatedDeal }>();

/** A deal as everything known makes it, under everything published. A stored dossier has an opening, so there always is one. */
export const evaluateNow = (stored: StoredDossier, published: PublishedRuleSets): EvaluatedDeal => {
  const before = known.get(stored);
  if (before?.published === published) return before.evaluated;
  const evaluated = evaluateStored(stored, published);
  if (evaluated === undefined) throw new Error(`Deal ${stored.dealId} has no present.`);
  known.set(stored, { published, evaluated });
  return evaluated;
};

/** The calendar of the rule set that a deal follows now, which all its versions share; undefined while none is published. */
export const calendarOfDeal = (stored: StoredDossier, published: PublishedRuleSets): FiscalCalendar | undefined =>
  published.get(ruleSetOfDeal(stored))?.versions[0]?.compiled.calendar;
