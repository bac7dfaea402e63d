import type { FiscalCalendar } from '#kernel';
import { ruleSetOfDeal } from '../stored-dossier/cut-dossier.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { evaluateStored, type EvaluatedDeal } from './evaluate-stored.js';
import type { Terms } from '../terms/terms.js';
import { remembered } from './remembered.js';

/** A deal as everything known makes it, under everything published. A stored dossier has an opening, so there always is one. */
export const evaluateNow = remembered((stored, terms): EvaluatedDeal => {
  const evaluated = evaluateStored(stored, terms);
  if (evaluated === undefined) throw new Error(`Deal ${stored.dealId} has no present.`);
  return evaluated;
});

/** The calendar of the rule set that a deal follows now, which all its versions share; undefined while none is published. */
export const calendarOfDeal = (stored: StoredDossier, { published }: Terms): FiscalCalendar | undefined =>
  published.get(ruleSetOfDeal(stored))?.versions[0]?.compiled.calendar;
