import type { LogFilter } from '../port.js';

/** A condition on rows of `log.events` and the values of its parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The filter as a condition, its parameters numbered from `firstParameter`; an empty list lets nothing through. */
export const filterCondition = (filter: LogFilter | undefined, firstParameter: number): SqlCondition => {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${firstParameter - 1 + values.push(value)}`;
  const conditions: string[] = [];
  if (filter?.streamPrefixes !== undefined) {
    const anyOf = filter.streamPrefixes.map((prefix) => `starts_with(stream, ${parameter(prefix)})`);
    conditions.push(`(${anyOf.join(' or ') || 'false'})`);
  }
  if (filter?.eventTypes !== undefined) conditions.push(`type = any(${parameter(filter.eventTypes)}::text[])`);
  return { sql: conditions.map((condition) => ` and ${condition}`).join(''), values };
};
