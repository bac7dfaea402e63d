import { firstInstantOfPeriod, parseInstant, parsePeriod, parseRuleSetId, type FiscalCalendar, type Instant, type Period, type RuleSetId } from '#kernel';
import { areRulesKnown, checkRuleSet, readRuleSet, type ReadRuleSet, type ReplayInputs, type ReplayRules, type Terms } from '#rules';
import { ReplayRefused } from '../replay-source.js';

/** What is asked of the log of an audit pack, as it was typed; what is left out is as in the pack's own replay. */
export interface AuditedQuestion {
  /** The quarter, 2026-Q1, or the first and the last, 2026-Q1..2026-Q2. */
  readonly period?: string | undefined;
  /** A version (standard@2, also one that is drafted), the versions of a rule set by date (standard), or the text of one. */
  readonly ruleSet?: string | undefined;
  readonly dealsOf?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly publishedBy?: string | undefined;
  readonly bookedAt?: string | undefined;
}

/** What a question is judged by: what the log tells, and of which time. */
export interface AuditedKnowledge {
  readonly terms: Terms;
  /** The quarter that the pack is of, and when its closing ended. */
  readonly period: Period;
  readonly closedAt: Instant;
  /** When the first and the last of its events were recorded. */
  readonly begins: Instant;
  readonly ends: Instant;
}

/** Reads a question; throws ReplayRefused, naming what the log cannot answer. */
export const readAuditedQuestion = (asked: AuditedQuestion, known: AuditedKnowledge): ReplayInputs => {
  const knownAt = instantIn(asked, 'knownAt', known) ?? known.closedAt;
  const publishedBy = instantIn(asked, 'publishedBy', known) ?? knownAt;
  const rules = rulesIn(asked, known);
  if (!areRulesKnown(known.terms, rules, publishedBy)) throw new ReplayRefused(`${nameOf(asked.ruleSet)} was not published by ${publishedBy}; the log of this pack ends at ${known.ends}.`);
  return { ...quartersIn(asked, known), rules, knownAt, publishedBy, bookedAt: instantIn(asked, 'bookedAt', known) ?? knownAt, dealsOf: dealsOfIn(asked, known) };
};

const shownMax = 80;
const nameOf = (given = ''): string => given.slice(0, shownMax);

const instantIn = (asked: AuditedQuestion, field: 'knownAt' | 'publishedBy' | 'bookedAt', { begins, ends }: AuditedKnowledge): Instant | undefined => {
  const given = asked[field];
  if (given === undefined) return undefined;
  const instant = parseInstant(given);
  if (instant === undefined) throw new ReplayRefused(`${field}: ${nameOf(given)} is no instant in UTC with milliseconds, 2026-03-20T16:00:00.000Z.`);
  if (instant < begins) throw new ReplayRefused(`${field}: the first event was recorded at ${begins}; before that nothing was known.`);
  if (instant > ends) throw new ReplayRefused(`${field}: the log of this pack ends at ${ends}; what was learned later is not in it.`);
  return instant;
};

const quartersIn = ({ period: given }: AuditedQuestion, { terms, period, ends }: AuditedKnowledge): Pick<ReplayInputs, 'from' | 'to'> => {
  if (given === undefined) return { from: period, to: period };
  const named = given.split('..').map(parsePeriod);
  const [from, to] = [named[0], named.at(-1)];
  if (from === undefined || to === undefined || named.length > 2) throw new ReplayRefused(`${nameOf(given)} is no quarter like 2026-Q1, nor two like 2026-Q1..2026-Q2.`);
  if (from > to) throw new ReplayRefused(`${nameOf(given)} must name the earlier quarter first.`);
  const calendar = calendarIn(terms);
  if (calendar !== undefined && firstInstantOfPeriod(to, calendar) > ends) throw new ReplayRefused(`${to} had not begun when the log of this pack ends, at ${ends}.`);
  return { from, to };
};

/** That of the programme, which every rule set has. */
const calendarIn = ({ published }: Terms): FiscalCalendar | undefined => [...published.values()].flatMap(({ versions }) => versions)[0]?.compiled.calendar;

const versionName = /^([a-z0-9-]{1,64})(?:@([1-9]\d{0,8}))?$/;

const rulesIn = ({ ruleSet: given }: AuditedQuestion, { terms }: AuditedKnowledge): ReplayRules => {
  if (given === undefined) return { kind: 'own' };
  const [, id, version] = versionName.exec(given) ?? [];
  if (id === undefined) return draftOf(readRuleSet(given), terms);
  if (version === undefined) return { kind: 'ruleSet', ruleSetId: id as RuleSetId };
  const ruleSet = terms.published.get(id as RuleSetId);
  const isDrafted = ruleSet?.history.draft.version === Number(version) && !ruleSet.versions.some((each) => each.version === Number(version));
  return isDrafted ? draftOf(checkRuleSet(ruleSet.history.draft.document), terms) : { kind: 'version', ruleSetId: id as RuleSetId, version: Number(version) };
};

const draftOf = (read: ReadRuleSet, terms: Terms): ReplayRules => {
  if (!read.ok) throw new ReplayRefused(`The rule set has faults: ${read.faults.map(({ clause, message }) => `${clause || '/'} ${message}`).join('; ')}`);
  const [own, { timeZone, fiscalYearStart }] = [calendarIn(terms), read.document.calendar];
  if (own !== undefined && (own.timeZone !== timeZone || own.fiscalYearStart !== fiscalYearStart)) throw new ReplayRefused('The rule set has another calendar than the programme, whose quarters are replayed.');
  return { kind: 'draft', document: read.document, digest: read.digest };
};

const dealsOfIn = ({ dealsOf: given }: AuditedQuestion, { terms }: AuditedKnowledge): RuleSetId | null => {
  if (given === undefined) return null;
  const id = parseRuleSetId(given);
  if (id === undefined || !terms.published.has(id)) throw new ReplayRefused(`There is no rule set ${nameOf(given)} in the log of this pack.`);
  return id;
};
