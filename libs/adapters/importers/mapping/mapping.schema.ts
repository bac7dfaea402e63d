import Type, { type Static, type TProperties } from 'typebox';

const text = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });
const word = (values: readonly string[], description: string) => Type.Unsafe<string>(Type.String({ enum: [...values], description }));
const object = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description });
const { Optional: optional } = Type;

/** Where a value comes from: the name of a column, or more said about it. */
const value = (description: string) => Type.Union([
  text('The name of a column.'),
  object({
    column: optional(text('The column that holds it.')),
    firstOf: optional(Type.Array(text('A column.'), { minItems: 2, maxItems: 10, description: 'The first of these columns that is not empty.' })),
    constant: optional(text('The same for every row.')),
    values: optional(Type.Record(Type.String(), Type.String(), {
      description: 'What texts of the column mean; a text that is not listed stands for itself, one that means "" counts as empty.' })),
    lookup: optional(text('The lookup that the text is looked up in.')),
    missing: optional(text('What is taken where the cell is empty; a date taken so is flagged as assumed.')),
    date: optional(text('The format of the dates of this column; default: the file\'s.')),
  }, 'One of column, firstOf and constant, and what is done with it.'),
], { description });

const when = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]), {
  description: 'Only rows in which each of these columns holds the text, or one of the texts, take part.' });
const ofDeal = {
  file: optional(text('The file whose rows say it; default: the file of the deals.')),
  deal: optional(text('The column of that file that holds the deal\'s id. Left out: each row of the deals\' own file speaks for its own deal.')),
  when: optional(when),
};

const file = object({
  path: text('The file\'s name in the folder; * and ? stand for any characters or one.'),
  format: optional(word(['csv', 'ndjson'], 'Default csv. Of NDJSON, account.name is the key name of the object account.')),
  encoding: optional(word(['utf-8', 'latin-1'], 'Default utf-8.')),
  delimiter: optional(Type.String({ pattern: '^[,;|\\t]$', description: 'Between the cells of CSV; default a comma.' })),
  decimal: optional(word(['.', ','], 'Before the decimals of amounts and weights; default a point.')),
  dates: optional(text('The format of dates: yyyy-MM-dd, M/d/yyyy, dd.MM.yyyy HH:mm, instant. Default: yyyy-MM-dd and instants.')),
  columns: optional(word(['mentioned', 'exact'], 'exact: columns that the mapping does not mention are a fault. Default mentioned: they are listed.')),
}, 'A file, or several alike.');

const deals = object({
  file: text('The file whose rows are deals.'),
  id: value('The deal\'s id in the source.'),
  when: optional(when),
  account: optional(object({
    name: value('Its name; where that is empty the deal has no account, which is listed.'),
    domain: optional(value('Its internet domain.')),
    segment: optional(value('The segment that it or the deal is counted in; spaces become hyphens.')),
  }, 'The customer.')),
  amount: value('What the deal is worth.'),
  currency: value('ISO 4217.'),
  created: value('When the deal came to be.'),
  status: value('open, won or lost.'),
  closed: optional(value('When it was won or lost; not looked at while open.')),
  stage: optional(value('The stage that it is in, or was in when it closed.')),
  stageEntered: optional(value('When it entered that stage; default: when it was created.')),
  model: optional(value('sell-with, sell-through or sell-to; needed where partners have roles.')),
  origin: optional(value('vendor or partnerLead; default vendor.')),
  sourcePartner: optional(value('The id in the source of the partner that brought it.')),
  ruleSet: value('The id of the rule set that it follows.'),
  recorded: optional(value('When the source learned of it.')),
  roles: optional(Type.Array(object({
    ...ofDeal,
    partner: value('The partner\'s id in the source; in the deal\'s own row it may be empty: then nobody has the role.'),
    role: value('sourcing, selling, technicalValidation, implementation or influence.'),
    weight: optional(value('The declared weight; those of one partner in one role of one deal add up.')),
  }, 'Who does what on a deal.'))),
  relationshipOwner: optional(object({ ...ofDeal, partner: value('The partner that owns the relationship.') }, 'Who owns the relationship with the customer.')),
  touchpoints: optional(Type.Array(object({
    ...ofDeal,
    id: optional(value('Its id in the source; default: made of what it says.')),
    partner: optional(value('Who did it; empty or left out: the vendor.')),
    role: optional(value('In which role.')),
    kind: value('meeting, demo, introduction, …; spaces become hyphens.'),
    at: value('When it happened.'),
    recorded: optional(value('When the source learned of it; where it does not say, the touchpoint is flagged as imported.')),
    loggedBy: optional(value('vendor, partner or integration; default integration.')),
  }, 'What was done on a deal.'))),
}, 'How rows become deals.');

/** The mapping file, `tandem.mapping/1`, as it is published in docs/formats/mapping.schema.json. */
export const mappingSchema = object({
  format: Type.Literal('tandem.mapping/1'),
  source: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,49}$', description: 'The name of the source; ids of deals and partners are made of it and of theirs.' }),
  title: optional(text('For people.')),
  files: Type.Record(Type.String(), file, { description: 'Each file under the name that the rest of the mapping calls it by.' }),
  lookups: optional(Type.Record(Type.String(), object({
    file: text('The file to look up in; it is held in memory.'),
    key: text('The column that holds the text to be found.'),
    value: text('The column that holds what it stands for.'),
  }, 'A table that gives one text for another.'))),
  partners: Type.Array(object({
    file: text('The file whose rows name partners; many rows may name the same one.'),
    when: optional(when),
    id: value('The partner\'s id in the source.'),
    name: value('Its name; of several, the one that most rows give.'),
    kind: optional(value('What kind of partner it is; spaces become hyphens.')),
    since: optional(value('When it joined; default: when its first deal was created.')),
  }, 'Where partners come from.'), { description: 'Every partner that a deal names must come from one of these.' }),
  deals,
}, 'Says what the columns of plain files mean. Every scalar is text, quoted or not.');

export type Mapping = Static<typeof mappingSchema>;
export type MappedFile = Mapping['files'][string];
export type MappedValue = Mapping['deals']['id'];
export type MappedDeals = Mapping['deals'];
export type MappedRole = NonNullable<MappedDeals['roles']>[number];
export type MappedOwner = NonNullable<MappedDeals['relationshipOwner']>;
export type MappedTouchpoint = NonNullable<MappedDeals['touchpoints']>[number];
export type Conditions = NonNullable<MappedDeals['when']>;
