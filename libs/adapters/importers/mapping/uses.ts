import type { Conditions, MappedValue, Mapping } from './mapping.schema.js';

/** What a value must turn out to be. */
export type Kind = 'id' | 'name' | 'code' | 'domain' | 'amount' | 'currency' | 'weight' | 'moment' | 'status' | 'role' | 'model' | 'origin' | 'logger' | 'ruleSet';

/** One value that the mapping takes from a file, with its address in the mapping. */
export interface ValueUse {
  readonly clause: string;
  readonly file: string;
  readonly value: MappedValue;
  readonly kind: Kind;
}

/** One column that the mapping names without a value's trimmings: a key, a condition, a join. */
export interface ColumnUse {
  readonly clause: string;
  readonly file: string;
  readonly column: string;
}

type Slot = readonly [key: string, value: MappedValue | undefined, kind: Kind];

/** Every value that the mapping takes from its files. */
export const valueUses = (mapping: Mapping): ValueUse[] => {
  const { deals } = mapping;
  const at = (clause: string, file: string, slots: readonly Slot[]): ValueUse[] =>
    slots.flatMap(([key, value, kind]) => (value === undefined ? [] : [{ clause: `${clause}/${key}`, file, value, kind }]));
  const owner = deals.relationshipOwner;
  return [
    ...mapping.partners.flatMap(({ file, id, name, kind, since }, place) =>
      at(`/partners/${place}`, file, [['id', id, 'id'], ['name', name, 'name'], ['kind', kind, 'code'], ['since', since, 'moment']])),
    ...at('/deals', deals.file, [
      ['id', deals.id, 'id'], ['account/name', deals.account?.name, 'name'], ['account/domain', deals.account?.domain, 'domain'],
      ['account/segment', deals.account?.segment, 'code'], ['amount', deals.amount, 'amount'], ['currency', deals.currency, 'currency'],
      ['created', deals.created, 'moment'], ['status', deals.status, 'status'], ['closed', deals.closed, 'moment'],
      ['stage', deals.stage, 'name'], ['stageEntered', deals.stageEntered, 'moment'], ['model', deals.model, 'model'],
      ['origin', deals.origin, 'origin'], ['sourcePartner', deals.sourcePartner, 'id'], ['ruleSet', deals.ruleSet, 'ruleSet'],
      ['recorded', deals.recorded, 'moment'],
    ]),
    ...(deals.roles ?? []).flatMap(({ file = deals.file, partner, role, weight }, place) =>
      at(`/deals/roles/${place}`, file, [['partner', partner, 'id'], ['role', role, 'role'], ['weight', weight, 'weight']])),
    ...(owner ? at('/deals/relationshipOwner', owner.file ?? deals.file, [['partner', owner.partner, 'id']]) : []),
    ...(deals.touchpoints ?? []).flatMap(({ file = deals.file, id, partner, role, kind, at: when, recorded, loggedBy }, place) =>
      at(`/deals/touchpoints/${place}`, file, [
        ['id', id, 'id'], ['partner', partner, 'id'], ['role', role, 'role'], ['kind', kind, 'code'], ['at', when, 'moment'],
        ['recorded', recorded, 'moment'], ['loggedBy', loggedBy, 'logger'],
      ])),
  ];
};

/** The parts of a mapping that take rows of a file, each with the rows' conditions and its join. */
export interface RowUse {
  readonly clause: string;
  readonly file: string;
  readonly when?: Conditions | undefined;
  readonly deal?: string | undefined;
}

/** Every part of the mapping that goes through the rows of a file. */
export const rowUses = ({ partners, deals }: Mapping): RowUse[] => [
  ...partners.map(({ file, when }, place) => ({ clause: `/partners/${place}`, file, when })),
  { clause: '/deals', file: deals.file, when: deals.when },
  ...partsOfDeals(deals),
];

/** The parts that say something about a deal beside its own row. */
export const partsOfDeals = (deals: Mapping['deals']): RowUse[] => [
  ...(deals.roles ?? []).map(({ file = deals.file, when, deal }, place) => ({ clause: `/deals/roles/${place}`, file, when, deal })),
  ...(deals.relationshipOwner ? [deals.relationshipOwner].map(({ file = deals.file, when, deal }) => ({ clause: '/deals/relationshipOwner', file, when, deal })) : []),
  ...(deals.touchpoints ?? []).map(({ file = deals.file, when, deal }, place) => ({ clause: `/deals/touchpoints/${place}`, file, when, deal })),
];

/** Every column that the mapping names, wherever. */
export const columnUses = (mapping: Mapping): ColumnUse[] => [
  ...valueUses(mapping).flatMap(({ clause, file, value }) => columnsOf(value).map((column) => ({ clause, file, column }))),
  ...rowUses(mapping).flatMap(({ clause, file, when = {}, deal }) =>
    [...Object.keys(when), ...(deal === undefined ? [] : [deal])].map((column) => ({ clause, file, column }))),
  ...Object.entries(mapping.lookups ?? {}).flatMap(([name, { file, key, value }]) =>
    [key, value].map((column) => ({ clause: `/lookups/${name}`, file, column }))),
];

/** The columns that a value may come from. */
export const columnsOf = (value: MappedValue): readonly string[] =>
  typeof value === 'string' ? [value] : value.column !== undefined ? [value.column] : (value.firstOf ?? []);
