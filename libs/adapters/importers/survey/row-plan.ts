import type { Conditions, Mapping } from '../mapping/mapping.schema.js';
import { columnsOf, partsOfDeals } from '../mapping/uses.js';
import { cellOf, type SourceRow } from '../reading/source-row.js';
import { readCode, readExternalId } from '../values/texts.js';
import type { Instant } from '#kernel';
import { dealFactsReader, type DealFacts } from './deal-facts.js';
import type { Field, Surroundings } from './field.js';
import { fieldsOf, nameReader } from './fields.js';
import { ownerReader, roleReader, touchReader, type PartReader } from './part-facts.js';
import type { RowReading } from './row-reading.js';

/** What is done with the rows of one file of the mapping. */
export interface RowPlan {
  /** What the mapping calls the file. */
  readonly name: string;
  readonly deal: DealPlan | null;
  /** Parts that the deal's own row says. */
  readonly inline: readonly PartPlan[];
  /** Parts of rows that name their deal in a column. */
  readonly joined: readonly (PartPlan & { readonly dealColumn: string })[];
  readonly partners: readonly PartnerPlan[];
}

export interface DealPlan {
  readonly applies: Condition;
  readonly id: Field<string>;
  readonly idColumns: readonly string[];
  readonly read: (reading: RowReading) => DealFacts | null;
}

export interface PartPlan {
  readonly applies: Condition;
  readonly read: PartReader;
}

export interface PartnerPlan {
  readonly applies: Condition;
  readonly id: Field<string>;
  readonly name: Field<string>;
  readonly kind: Field<string>;
  readonly since: Field<Instant>;
}

type Condition = (row: SourceRow) => boolean;

/** Makes the plan for one file of the mapping, called by its name there. */
export const rowPlan = (mapping: Mapping, name: string, surroundings: Surroundings): RowPlan => {
  const { deals } = mapping;
  const parts = partPlans(mapping, name, surroundings);
  return {
    name,
    deal: deals.file === name ? dealPlan(mapping, surroundings) : null,
    inline: parts.filter(({ dealColumn }) => dealColumn === undefined),
    joined: parts.flatMap((part) => (part.dealColumn === undefined ? [] : [{ ...part, dealColumn: part.dealColumn }])),
    partners: partnerPlans(mapping, name, surroundings),
  };
};

const dealPlan = ({ deals, files }: Mapping, surroundings: Surroundings): DealPlan => ({
  applies: condition(deals.when),
  id: fieldsOf(files[deals.file], surroundings).optional(deals.id, readExternalId),
  idColumns: columnsOf(deals.id),
  read: dealFactsReader(deals, files[deals.file], surroundings),
});

const partPlans = ({ deals, files }: Mapping, name: string, surroundings: Surroundings) => {
  const file = files[name];
  const planned = [
    ...(deals.roles ?? []).map((part) => ({ part, read: roleReader(part, file, surroundings) })),
    ...(deals.relationshipOwner ? [deals.relationshipOwner] : []).map((part) => ({ part, read: ownerReader(part, file, surroundings) })),
    ...(deals.touchpoints ?? []).map((part) => ({ part, read: touchReader(part, file, surroundings) })),
  ];
  return planned.filter(({ part }) => (part.file ?? deals.file) === name)
    .map(({ part, read }) => ({ applies: condition(part.when), read, dealColumn: part.deal }));
};

/** In the deals' own rows and in joined ones, whether an id may be empty is the parts' matter. */
const partnerPlans = ({ partners, deals, files }: Mapping, name: string, surroundings: Surroundings): PartnerPlan[] => {
  const make = fieldsOf(files[name], surroundings);
  const isList = name !== deals.file && partsOfDeals(deals).every(({ file }) => file !== name);
  return partners.filter(({ file }) => file === name).map(({ when, id, name: called, kind, since }) => ({
    applies: condition(when),
    id: (isList ? make.required : make.optional)(id, readExternalId),
    name: make.required(called, nameReader),
    kind: make.optional(kind, readCode),
    since: make.optional(since, make.moment(since)),
  }));
};

const condition = (when: Conditions | undefined): Condition => {
  const tests = Object.entries(when ?? {}).map(([column, texts]) => ({ column, texts: typeof texts === 'string' ? [texts] : texts }));
  return (row) => tests.every(({ column, texts }) => texts.includes(cellOf(row, column)));
};
