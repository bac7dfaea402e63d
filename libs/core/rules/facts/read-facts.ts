import { Compile } from 'typebox/compile';
import type { Fault } from '#kernel';
import { readJson, withoutByteOrderMark } from '../document/read-json.js';
import { formatSchemaOf, schemaFaults } from '../document/schema-faults.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { factsFaults } from './facts.checks.js';
import { factsSchema, type Facts } from './facts.schema.js';

/** Sound facts, or every fault of them. */
export type ReadFacts = { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads `tandem.facts/1` from JSON text. What it names must be in the rule set, if that is sound. Never throws. */
export const readFacts = (text: string, ruleSet: CompiledRuleSet | undefined): ReadFacts => {
  const read = readJson(withoutByteOrderMark(text));
  return read.ok ? checkFacts(read.value, ruleSet) : read;
};

/** Checks a value against `tandem.facts/1` and the rule set it belongs to. Where its types are wrong nothing else is checked. */
export const checkFacts = (value: unknown, ruleSet: CompiledRuleSet | undefined): ReadFacts => {
  const form = schemaFaults(formatSchemaOf(factsSchema), value);
  if (form.some(({ kind }) => kind === 'type')) return { ok: false, faults: form };
  const faults = [...form, ...factsFaults(value as Facts, ruleSet)];
  if (faults.length > 0) return { ok: false, faults };
  return isFacts(value) ? { ok: true, facts: value } : { ok: false, faults: [{ clause: '', message: 'is not of this format' }] };
};

const compiled = Compile(factsSchema);
const isFacts = (value: unknown): value is Facts => compiled.Check(value);
