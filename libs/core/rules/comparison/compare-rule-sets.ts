import { canonicalJson, compareUtf8 } from '#kernel';
import { memberSchemas } from '../document/member-schemas.js';
import { pointerTo } from '../document/pointer.js';
import { formatSchemaOf, type FormatSchema } from '../document/schema-faults.js';
import { ruleSetSchema, type RuleSetDocument } from '../ruleset/ruleset.schema.js';
import type { Comparison } from './comparison.schema.js';

/** One clause that differs. A value with `default` is what holds because the document leaves the key out; null: nothing stands there. */
export type ClauseChange = Comparison['clauses'][number];

/**
 * The clauses in which two rule sets differ, in the order of their pointers by UTF-8 bytes. Objects are compared key by key,
 * lists of objects index by index, as clauses address them; a list of texts is one value. What stands on one side alone is
 * listed at its topmost clause, whole.
 */
export const compareRuleSets = (before: RuleSetDocument, after: RuleSetDocument): ClauseChange[] =>
  changesIn({ clause: '', schemas: [formatSchemaOf(ruleSetSchema)], before: written(before), after: written(after) })
    .sort((left, right) => compareUtf8(left.clause, right.clause));

type Standing = ClauseChange['before'];

interface Place {
  readonly clause: string;
  readonly schemas: readonly FormatSchema[];
  readonly before: Standing;
  readonly after: Standing;
}

const written = (value: unknown): NonNullable<Standing> => ({ value, default: false });

const changesIn = (place: Place): ClauseChange[] => {
  if (isSame(place)) return [];
  const within = membersOf(place)?.flatMap(changesIn) ?? [];
  return within.length > 0 ? within : [changeAt(place)];
};

const isSame = ({ before, after }: Place): boolean =>
  before === null || after === null
    ? before === after
    : before.default === after.default && canonicalJson(before.value) === canonicalJson(after.value);

const changeAt = ({ clause, before, after }: Place): ClauseChange => {
  const isThere = (standing: Standing): boolean => standing !== null && !standing.default;
  return { clause, change: !isThere(before) ? 'added' : !isThere(after) ? 'removed' : 'changed', before, after };
};

/** The places one step further, where both sides have such: both objects, or both lists with objects alone in them. */
const membersOf = (place: Place): Place[] | undefined => {
  const [before, after] = [place.before?.value, place.after?.value];
  if (isObject(before) && isObject(after)) return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => memberOf(place, key));
  if (!isList(before) || !isList(after) || ![...before, ...after].every(isObject)) return undefined;
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => memberOf(place, index));
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const memberOf = ({ clause, schemas, before, after }: Place, step: string | number): Place => {
  const members = memberSchemas(schemas, step);
  return { clause: pointerTo(clause, step), schemas: members, before: standingIn(before, step, members), after: standingIn(after, step, members) };
};

const standingIn = (parent: Standing, step: string | number, schemas: readonly FormatSchema[]): Standing => {
  const container = parent?.value;
  if (isList(container) && Number(step) < container.length) return written(container[Number(step)]);
  if (isObject(container) && Object.hasOwn(container, step)) return written(container[step]);
  const defaults = schemas.find((schema) => schema.default !== undefined);
  return defaults === undefined ? null : { value: defaults.default, default: true };
};
