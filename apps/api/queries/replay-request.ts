import { ApiProperty } from '@nestjs/swagger';
import { firstInstantOfPeriod, parseInstant, parsePeriod, parseRuleSetId, type FiscalCalendar, type Instant, type Period, type RuleSetId } from '#kernel';
import { areRulesKnown, type ReplayInputs, type ReplayRules, type Terms } from '#rules';
import { bodyFaultsProblem } from '../commands/desk/body-faults-problem.js';
import type { BodyFault } from '../commands/reading/body-fault.js';
import { isPlainObject } from '../commands/reading/read-body.js';
import { faultyRuleSet, readDocument } from '../commands/rule-set/read-document.js';
import { Problem } from '../http/problem.js';

const instant = { type: String, required: false, nullable: true } as const;

/** What a replay is asked for with. */
export class ReplayRequestDto {
  @ApiProperty({ description: 'The quarter whose deals are replayed, or the first and the last of several.', example: '2026-Q1..2026-Q2' }) readonly period!: string;
  @ApiProperty({
    description: 'A version (standard@2, also one that is drafted), the versions of one rule set by date (standard), or a draft, tandem.ruleset/1, as an object or as text. Left out: each deal\'s own version by date.',
    oneOf: [{ type: 'string', maxLength: 262_144 }, { type: 'object', additionalProperties: true }], required: false, nullable: true, example: 'standard@2' })
  readonly ruleSet?: Readonly<Record<string, unknown>> | string | null;
  @ApiProperty({ ...instant, description: 'Facts recorded by then. Left out: all.' }) readonly knownAt?: string | null;
  @ApiProperty({ ...instant, description: 'Rules published by then. Left out: by knownAt.' }) readonly publishedBy?: string | null;
  @ApiProperty({ ...instant, description: 'Compared with what was booked by then. Left out: by knownAt.' }) readonly bookedAt?: string | null;
  @ApiProperty({ description: 'Only deals that follow this rule set. Left out: all.', type: String, required: false, nullable: true }) readonly dealsOf?: string | null;
  @ApiProperty({ description: 'Fold the raw log and trust no table.', required: false, default: false }) readonly fromLog?: boolean;
}

/** What a replay is judged by before it is begun. */
export interface ReplayKnowledge {
  readonly terms: Terms;
  readonly calendar: FiscalCalendar;
  /** When the first event was recorded. */
  readonly firstKnown: Instant;
  readonly now: Instant;
}

/** Reads what is asked of a replay; throws the problem of what no replay can be made of. */
export const readReplayRequest = (body: unknown, known: ReplayKnowledge): { readonly inputs: ReplayInputs; readonly fromLog: boolean } => {
  if (!isPlainObject(body)) throw bodyFaultsProblem([{ pointer: '', message: 'must be a JSON object' }]);
  const unknown = Object.keys(body).filter((key) => !fields.includes(key));
  if (unknown.length > 0) throw bodyFaultsProblem(unknown.map((key) => ({ pointer: `/${key}`, message: 'is not a field of this request' })));
  const { fromLog = false } = body;
  if (typeof fromLog !== 'boolean') throw bodyFaultsProblem([{ pointer: '/fromLog', message: 'must be true or false' }]);
  const knownAt = instantIn(body, 'knownAt', known) ?? known.now;
  if (knownAt < known.firstKnown) throw new Problem(422, 'nothing-known-yet', `The first event was recorded at ${known.firstKnown}: before that nothing was known.`);
  const publishedBy = instantIn(body, 'publishedBy', known) ?? knownAt;
  const inputs = { ...periodsIn(body, known), knownAt, publishedBy, bookedAt: instantIn(body, 'bookedAt', known) ?? knownAt, rules: rulesIn(body, known), dealsOf: dealsOfIn(body, known) };
  if (!areRulesKnown(known.terms, inputs.rules, publishedBy)) throw new Problem(404, 'rule-set-unknown', `${String(body['ruleSet']).slice(0, 80)} was not published by ${publishedBy}.`);
  return { inputs, fromLog };
};

const fields: readonly string[] = ['period', 'ruleSet', 'knownAt', 'publishedBy', 'bookedAt', 'dealsOf', 'fromLog'];
type Body = Readonly<Record<string, unknown>>;

const fault = (pointer: string, message: string): Problem => bodyFaultsProblem([{ pointer, message } satisfies BodyFault]);

const instantIn = (body: Body, field: 'knownAt' | 'publishedBy' | 'bookedAt', { now }: ReplayKnowledge): Instant | undefined => {
  const given = body[field];
  if (given === undefined || given === null) return undefined;
  const instant = typeof given === 'string' ? parseInstant(given) : undefined;
  if (instant === undefined) throw fault(`/${field}`, 'must be an instant in UTC with milliseconds, 2026-03-20T16:00:00.000Z');
  if (instant > now) throw fault(`/${field}`, 'must be an instant that has passed');
  return instant;
};

const quartersMax = 40;

const periodsIn = (body: Body, { calendar, now }: ReplayKnowledge): { readonly from: Period; readonly to: Period } => {
  const given = body['period'];
  if (typeof given !== 'string') throw fault('/period', 'must be a quarter, 2026-Q1, or two, 2026-Q1..2026-Q2');
  const named = given.split('..').map(parsePeriod);
  const [from, to] = [named[0], named.at(-1)];
  if (from === undefined || to === undefined || named.length > 2) throw new Problem(404, 'period-unknown', `${given.slice(0, 40)} is no quarter like 2026-Q1, nor two like 2026-Q1..2026-Q2.`);
  if (from > to) throw fault('/period', 'must name the earlier quarter first');
  const span = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 4;
  if (span > quartersMax) throw fault('/period', `must span at most ${quartersMax} quarters`);
  if (firstInstantOfPeriod(to, calendar) > now) throw new Problem(404, 'period-unknown', `${to} has not begun.`);
  return { from, to };
};

const versionName = /^([a-z0-9-]{1,64})(?:@([1-9]\d{0,8}))?$/;

const rulesIn = (body: Body, { terms, calendar }: ReplayKnowledge): ReplayRules => {
  const given = body['ruleSet'];
  if (given === undefined || given === null) return { kind: 'own' };
  const [, id, version] = typeof given === 'string' ? versionName.exec(given) ?? [] : [];
  if (id !== undefined && version === undefined) return { kind: 'ruleSet', ruleSetId: id as RuleSetId };
  const ruleSet = terms.published.get(id as RuleSetId);
  const isDrafted = ruleSet?.history.draft.version === Number(version) && !ruleSet.versions.some((each) => each.version === Number(version));
  if (id !== undefined && !isDrafted) return { kind: 'version', ruleSetId: id as RuleSetId, version: Number(version) };
  const draft = ruleSet?.history.draft;
  const read = readDocument(draft === undefined ? body : { ruleSet: draft.document }, 'ruleSet');
  if (!read.ok) throw faultyRuleSet(read, 'ruleSet');
  const { timeZone, fiscalYearStart } = read.document.calendar;
  if (timeZone !== calendar.timeZone || fiscalYearStart !== calendar.fiscalYearStart) throw new Problem(422, 'rule-set-calendar', 'The rule set has another calendar than the programme, whose quarters are replayed.');
  return { kind: 'draft', document: read.document, digest: read.digest };
};

const dealsOfIn = (body: Body, { terms }: ReplayKnowledge): RuleSetId | null => {
  const given = body['dealsOf'];
  if (given === undefined || given === null) return null;
  const id = typeof given === 'string' ? parseRuleSetId(given) : undefined;
  if (id === undefined || !terms.published.has(id)) throw new Problem(404, 'rule-set-unknown', `There is no rule set ${typeof given === 'string' ? given.slice(0, 80) : 'of that name'}.`);
  return id;
};
