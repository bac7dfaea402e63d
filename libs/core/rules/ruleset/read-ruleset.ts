import { Compile } from 'typebox/compile';
import { digestOf, type Fault } from '#kernel';
import { readJson, withoutByteOrderMark, type ReadText } from '../document/read-json.js';
import { readYaml } from '../document/read-yaml.js';
import { formatSchemaOf, schemaFaults, type FormatSchema } from '../document/schema-faults.js';
import { standardRewards, type Rewards } from '../incentives/rewards/rewards.js';
import { ruleSetFaults } from './ruleset.checks.js';
import { ruleSetSchemaOf, type RuleSetDocument } from './ruleset.schema.js';
import { ruleSetWarnings } from './ruleset.warnings.js';

/** A sound rule set with its digest (SHA-256 of its RFC 8785 form) and what is unusual in it, or every fault of it. */
export type ReadRuleSet =
  | { readonly ok: true; readonly document: RuleSetDocument; readonly digest: string; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads rule sets that may give certain kinds of rewards. */
export interface RuleSetReader {
  /** Reads a rule set from YAML 1.2 core or JSON text. Never throws: what is wrong with the text is in the answer. */
  readonly read: (text: string) => ReadRuleSet;
  /** Checks a value against `tandem.ruleset/1`. Where its types are wrong nothing else is checked. */
  readonly check: (value: unknown) => ReadRuleSet;
}

/** A reader for these kinds of rewards; the schema is compiled here, once. */
export const ruleSetReaderOf = (rewards: Rewards): RuleSetReader => {
  const schema = ruleSetSchemaOf(rewards);
  const format = formatSchemaOf(schema);
  const compiled = Compile(schema);
  const isRuleSet = (value: unknown): value is RuleSetDocument => compiled.Check(value);
  const check = (value: unknown): ReadRuleSet => {
    const form = schemaFaults(format, value).map(atWholeMap);
    if (form.some(({ kind }) => kind === 'type') || !(form.length > 0 || isRuleSet(value))) {
      return { ok: false, faults: withoutRepetition(form.length > 0 ? form : [{ clause: '', message: 'is not of this format' }]) };
    }
    const document = value as RuleSetDocument;
    const faults = withoutRepetition([...form, ...ruleSetFaults(document, rewards)]);
    if (faults.length > 0) return { ok: false, faults };
    return { ok: true, document, digest: digestOf(document), warnings: ruleSetWarnings(document) };
  };
  const read = (text: string): ReadRuleSet => {
    const found = readText(withoutByteOrderMark(text), format);
    return found.ok ? check(found.value) : found;
  };
  return { read, check };
};

/** JSON is read as JSON, for its escapes; whatever else begins with a brace may still be YAML in flow style. */
const readText = (text: string, format: FormatSchema): ReadText => {
  if (text.trimStart().startsWith('{')) {
    const json = readJson(text);
    if (json.ok || json.faults.every(({ message }) => !message.startsWith('is not JSON'))) return json;
  }
  return readYaml(text, format);
};

const amountMap = /^(\/commission\/capPerDeal|\/payout\/minimum)\/.*$/su;
const atWholeMap = <Kind extends Fault>(fault: Kind): Kind => ({ ...fault, clause: fault.clause.replace(amountMap, '$1') });

/** One fault at a clause is enough to find it; the first says most. */
const withoutRepetition = (faults: readonly Fault[]): Fault[] =>
  faults
    .filter(({ clause }, index) => faults.findIndex((fault) => fault.clause === clause) === index)
    .map(({ clause, message }) => ({ clause, message }));

const standardReader = ruleSetReaderOf(standardRewards);

/** Reads a rule set with the rewards that are registered, from YAML 1.2 core or JSON text. Never throws. */
export const readRuleSet = (text: string): ReadRuleSet => standardReader.read(text);

/** Checks a value against `tandem.ruleset/1` with the rewards that are registered. */
export const checkRuleSet = (value: unknown): ReadRuleSet => standardReader.check(value);
