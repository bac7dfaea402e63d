import type { EntitySchema } from 'typeorm';

/** The tables that the API reads. */
export const readEntities: readonly EntitySchema[] = [];
