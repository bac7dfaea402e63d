import { formatSchemaOf, type FormatSchema } from '../document/schema-faults.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import { workedExample } from '../examples/dossier.example.js';
import { standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { standardRewards, type Rewards } from '../incentives/rewards/rewards.js';
import { compileRuleSet } from '../ruleset/compile-ruleset.js';
import { ruleSetReaderOf } from '../ruleset/read-ruleset.js';
import { ruleSetSchemaOf } from '../ruleset/ruleset.schema.js';
import { renderTrace } from '../trace/render-trace.js';
import { traceDeal } from '../trace/trace-deal.js';
import { clauseTable } from './clause-table.js';
import { rewardSection } from './reward-section.js';

/**
 * The reference of the rule set document for people, in Markdown: an example, one deal worked out under it, every clause with
 * its type, default and meaning, every kind of reward with its worked example. All of it from the code that evaluates.
 */
export const ruleSetReference = (rewards: Rewards = standardRewards): string => {
  const schema = formatSchemaOf(ruleSetSchemaOf(rewards));
  return [...introduction(schema), ...example(rewards), ...clauses(schema), ...rewardSections(rewards)].join('\n');
};

const introduction = ({ title, description }: FormatSchema): string[] => [
  `# The rule set document, \`${title ?? ''}\``,
  '',
  `${description ?? ''} It is written as YAML 1.2 core or JSON, by hand or by a tool, checked as a whole, and never changed once published: its`,
  'digest is the SHA-256 of its RFC 8785 form. What is left out has the default below; a default is not written into the document.',
  '',
  'Every value has an address, its JSON pointer, as `/attribution/roles/selling`: the **clause** that a fault, a line of a result and a step of a',
  'trace name. `<n>` stands for an index, counted from 0, `<key>` for a key of one\'s choice.',
  '',
  'This page is made from the schema that documents are checked with, and its arithmetic by the code that evaluates; a test holds it equal to them.',
  '`WRITE_FORMATS=1 npm test -- formats` writes it anew.',
  '',
  '| type | is |',
  '|---|---|',
  '| amount | text: a decimal with exactly the minor digits of its currency, `"5000.00"` USD, `"5000"` JPY |',
  '| decimal | text: a percentage or weight, not negative, at most 15 digits, calculated with exactly |',
  '| day | text: a local day of the calendar, `"2026-01-01"` |',
  '| section | an object with exactly the keys below it |',
  '| map | an object whose keys the document chooses |',
  '',
];

const example = (rewards: Rewards): string[] => {
  const read = ruleSetReaderOf(rewards).read(standardRuleSetYaml);
  if (!read.ok) throw new Error('The example is sound.');
  const ruleSet = compileRuleSet(read.document, read.digest, rewards);
  return [
    '## A whole rule set', '', '```yaml', standardRuleSetYaml.trimEnd(), '```', '',
    '## One deal under it', '',
    'A deal of 50000.00 USD, won by three partners together: alpha brought it, beta sold it, gamma validated it. Each step names its clause and the events it rests on.',
    '', '```', renderTrace(traceDeal(ruleSet, evaluateDeal(ruleSet, workedExample))).trimEnd(), '```', '',
  ];
};

const clauses = (schema: FormatSchema): string[] => {
  const members = Object.entries(schema.properties ?? {});
  const isSection = ([, { type }]: (typeof members)[number]): boolean => type === 'object' || type === 'array';
  const head: FormatSchema = { ...schema, properties: Object.fromEntries(members.filter((member) => !isSection(member))) };
  return [
    '## The document', '', ...clauseTable(head, ''), '',
    ...members.filter(isSection).flatMap(([key, member]) => section(key, member, schema.required?.includes(key) ?? false)),
  ];
};

const section = (key: string, schema: FormatSchema, isRequired: boolean): string[] => [
  `## \`/${key}\``,
  '',
  `${(schema.items ?? schema).description ?? ''}${isRequired ? '' : ` A list, by default \`${JSON.stringify(schema.default)}\`.`}`,
  '',
  ...clauseTable(schema, `/${key}`),
  '',
];

const rewardSections = ({ kinds }: Rewards): string[] => [
  '## Rewards',
  '',
  'What stands at `/incentives/<n>/reward`, or as one of the options at `/incentives/<n>/choice`: an object of one of these kinds.',
  '',
  ...kinds.flatMap(rewardSection),
];
