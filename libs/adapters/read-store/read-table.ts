import type { EntitySchema, EntitySchemaColumnOptions } from 'typeorm';
import { projectorRole, readerRole } from './roles.js';

/** A read table as its `*.table.ts` describes it: the columns, who sees a row, and by which column rows are replaced. */
export interface ReadTable {
  readonly entity: EntitySchema;
  /** SQL over the row, true where a partner (`read.caller_partner()`) may see it. The programme's people see every row. */
  readonly visibleToPartner: string;
  /** The property whose value names the rows that are replaced together (a deal, an event, a partner). */
  readonly partition: string;
  /** Lists of columns to index, in SQL; the primary key is indexed as it is. */
  readonly indexes: readonly string[];
}

export interface ReadColumn {
  readonly property: string;
  readonly name: string;
  readonly sqlType: string;
  readonly nullable: boolean;
  readonly primary: boolean;
}

/** The table's name without its schema. */
export const tableName = (table: ReadTable): string => {
  const name = table.entity.options.tableName;
  if (!name) throw new Error(`The table of ${table.entity.options.name} has no name.`);
  return name;
};

const knownColumns = new WeakMap<EntitySchema, readonly ReadColumn[]>();

/** The table's columns in the order they are declared. */
export const columnsOf = ({ entity }: ReadTable): readonly ReadColumn[] => {
  const known = knownColumns.get(entity);
  if (known !== undefined) return known;
  const columns = Object.entries(entity.options.columns).map(([property, column]) => readColumn(property, column as EntitySchemaColumnOptions));
  knownColumns.set(entity, columns);
  return columns;
};

const readColumn = (property: string, column: EntitySchemaColumnOptions): ReadColumn => ({
  property,
  name: column.name ?? property,
  sqlType: `${String(column.type)}${column.array ? '[]' : ''}${column.type === 'text' ? ' COLLATE "C"' : ''}`,
  nullable: column.nullable ?? false,
  primary: Boolean(column.primary),
});

/** The column by which rows are replaced. */
export const partitionColumn = (table: ReadTable): ReadColumn => {
  const column = columnsOf(table).find(({ property }) => property === table.partition);
  if (!column) throw new Error(`${tableName(table)} has no column ${table.partition}.`);
  return column;
};

/** The table itself and the lock on it, without indexes: rows are copied in before those are made. */
export const createTableSql = (table: ReadTable, schema: string): string => {
  const name = `${schema}.${tableName(table)}`;
  const columns = columnsOf(table).map((column) => `${column.name} ${column.sqlType}${column.nullable ? '' : ' NOT NULL'}`);
  return `
    CREATE TABLE ${name} (${columns.join(', ')});
    ALTER TABLE ${name} OWNER TO ${projectorRole};
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY seen_by_caller ON ${name} FOR SELECT TO ${readerRole}
      USING (read.caller_sees_all() OR (read.caller_partner() IS NOT NULL AND (${table.visibleToPartner})));
    GRANT SELECT ON ${name} TO ${readerRole};`;
};

/** Primary key and indexes of a filled table. */
export const indexTableSql = (table: ReadTable, schema: string): string => {
  const name = `${schema}.${tableName(table)}`;
  const key = columnsOf(table).filter(({ primary }) => primary).map((column) => column.name);
  return [`ALTER TABLE ${name} ADD PRIMARY KEY (${key.join(', ')});`, ...table.indexes.map((columns) => `CREATE INDEX ON ${name} ${columns};`)].join('\n');
};

/** Changes whenever the tables' shape or version does: a generation of another shape is built anew. */
export const shapeOf = (tables: readonly (ReadTable & { readonly version: number })[]): string =>
  tables.map((table) => `-- version ${table.version}${createTableSql(table, 'read')}${indexTableSql(table, 'read')}`).join('\n');
