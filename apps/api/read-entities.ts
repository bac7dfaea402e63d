import type { EntitySchema } from 'typeorm';
import { readTables } from '#projections';

/** The tables that the API reads. */
export const readEntities: readonly EntitySchema[] = readTables.map(({ entity }) => entity as EntitySchema);
