import { parseLocalDay, periodOfDay, reject, type Decision, type Fault } from '#kernel';
import { headOf } from './rule-set.document.js';
import type { RuleSetFacts } from './rule-set.facts.js';
import type { FixedTerms, RuleSetBody, RuleSetDocument } from './rule-set.state.js';

/** Why a document cannot become a version of the rule set: it has faults, differs in what is fixed, or reaches into a closed quarter. Undefined: it can. */
export const unpublishable = (
  known: Pick<RuleSetBody, 'ruleSetId' | 'published'>, document: RuleSetDocument, facts: RuleSetFacts,
): Decision<never> | undefined => {
  if (facts.faults.length > 0) return faulty(facts.faults);
  const head = headOf(document);
  if (head.id !== known.ruleSetId) return reject('rule-set-id-differs', `The document is of ${head.id}, not of ${known.ruleSetId}.`, '/document/id');
  return calendarFault(head.terms, facts) ?? changedTerms(head.terms, known) ?? inClosedPeriod(head, facts);
};

const faultsShown = 20;

const faulty = (faults: readonly Fault[]): Decision<never> => {
  const shown = faults.slice(0, faultsShown).map(({ clause, message }) => `${clause === '' ? 'the document' : clause}: ${message}`);
  const rest = faults.length > faultsShown ? ` (and ${faults.length - faultsShown} more)` : '';
  return reject('rule-set-faulty', shown.join('; ') + rest, `/document${faults[0]?.clause ?? ''}`);
};

const calendarFault = (terms: FixedTerms, { programme }: RuleSetFacts): Decision<never> | undefined => {
  if (programme.status === 'none') return reject('programme-not-founded', 'Found the programme before its rules.');
  const { timeZone, fiscalYearStart } = programme.calendar;
  if (terms.timeZone === timeZone && terms.fiscalYearStart === fiscalYearStart) return undefined;
  return reject('calendar-differs', `The programme is in ${timeZone} with a fiscal year from month ${fiscalYearStart}.`, '/document/calendar');
};

/** What a closed quarter promised stays: a version that would have priced its deals is too late. */
const inClosedPeriod = ({ effectiveFrom, terms }: ReturnType<typeof headOf>, { closedThrough }: RuleSetFacts): Decision<never> | undefined => {
  const day = parseLocalDay(effectiveFrom);
  if (closedThrough === null || day === undefined || periodOfDay(day, terms.fiscalYearStart) > closedThrough) return undefined;
  return reject('effective-in-closed-period', `${effectiveFrom} lies in or before ${closedThrough}, which is closed: the version can hold from the quarter after it.`, '/document/effective/from');
};

const changedTerms = (terms: FixedTerms, { ruleSetId, published }: Pick<RuleSetBody, 'ruleSetId' | 'published'>): Decision<never> | undefined => {
  const [first] = published;
  if (!first) return undefined;
  const fixed = headOf(first.document).terms;
  const changed = (Object.keys(fixed) as (keyof FixedTerms)[]).filter((key) => fixed[key] !== terms[key]);
  if (changed.length === 0) return undefined;
  const said = changed.map((key) => `${key} (${fixed[key]})`).join(', ');
  return reject('rule-set-terms-fixed', `${ruleSetId} fixes ${said} for all its versions; another one takes another id.`, '/document');
};
