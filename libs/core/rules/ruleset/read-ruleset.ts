import { Compile } from 'typebox/compile';
import { digestOf, type Fault } from '#kernel';
import { readJson, withoutByteOrderMark, type ReadText } from '../document/read-json.js';
import { readYaml } from '../document/read-yaml.js';
import { formatSchemaOf, schemaFaults } from '../document/schema-faults.js';
import { ruleSetFaults } from './ruleset.checks.js';
import { ruleSetSchema, type RuleSetDocument } from './ruleset.schema.js';
import { ruleSetWarnings } from './ruleset.warnings.js';

/** A sound rule set with its digest (SHA-256 of its RFC 8785 form) and what is unusual in it, or every fault of it. */
export type ReadRuleSet =
  | { readonly ok: true; readonly document: RuleSetDocument; readonly digest: string; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a rule set from YAML 1.2 core or JSON text. Never throws: what is wrong with the text is in the answer. */
export const readRuleSet = (text: string): ReadRuleSet => {
  const read = readText(withoutByteOrderMark(text));
  return read.ok ? checkRuleSet(read.value) : read;
};

/** Checks a value against `tandem.ruleset/1`. Where its types are wrong nothing else is checked. */
export const checkRuleSet = (value: unknown): ReadRuleSet => {
  const form = schemaFaults(formatSchemaOf(ruleSetSchema), value).map(atWholeMap);
  if (form.some(({ kind }) => kind === 'type') || !(form.length > 0 || isRuleSet(value))) {
    return { ok: false, faults: withoutRepetition(form.length > 0 ? form : [{ clause: '', message: 'is not of this format' }]) };
  }
  const document = value as RuleSetDocument;
  const faults = withoutRepetition([...form, ...ruleSetFaults(document)]);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, document, digest: digestOf(document), warnings: ruleSetWarnings(document) };
};

const compiled = Compile(ruleSetSchema);
const isRuleSet = (value: unknown): value is RuleSetDocument => compiled.Check(value);

/** JSON is read as JSON, for its escapes; whatever else begins with a brace may still be YAML in flow style. */
const readText = (text: string): ReadText => {
  if (text.trimStart().startsWith('{')) {
    const json = readJson(text);
    if (json.ok || json.faults.every(({ message }) => !message.startsWith('is not JSON'))) return json;
  }
  return readYaml(text, formatSchemaOf(ruleSetSchema));
};

const amountMap = /^(\/commission\/capPerDeal|\/payout\/minimum)\/.*$/su;
const atWholeMap = <Kind extends Fault>(fault: Kind): Kind => ({ ...fault, clause: fault.clause.replace(amountMap, '$1') });

/** One fault at a clause is enough to find it; the first says most. */
const withoutRepetition = (faults: readonly Fault[]): Fault[] =>
  faults
    .filter(({ clause }, index) => faults.findIndex((fault) => fault.clause === clause) === index)
    .map(({ clause, message }) => ({ clause, message }));
