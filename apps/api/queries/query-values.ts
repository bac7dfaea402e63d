import { parseCurrency, parseInstant, parseLocalDay, parsePeriod, type Currency, type Instant, type Period } from '#kernel';
import type { ReadCaller } from '#read-store';
import { Problem } from '../http/problem.js';

/** What a query string holds, as express reads it: a text, or something that no parameter of ours is. */
export type QueryString = Readonly<Record<string, unknown>>;

const refuse = (name: string, expected: string): never => {
  throw new Problem(400, 'invalid-request', `The parameter ${name} must be ${expected}.`, { errors: [{ pointer: `?${name}`, message: `must be ${expected}` }] });
};

/** Refuses parameters that a route does not know: a misspelt filter must not answer with everything. */
export const onlyParameters = (query: QueryString, known: readonly string[]): void => {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Problem(400, 'invalid-request', `There is no parameter ${unknown.slice(0, 40)}; there are ${known.join(', ')}.`);
};

/** A text parameter; undefined where it is not given. */
export const textIn = (query: QueryString, name: string): string | undefined => {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length === 0 || value.length > 200 || value.includes('\u0000')) return refuse(name, 'one text of 1 to 200 characters');
  return value;
};

/** One of some words. */
export const wordIn = <Word extends string>(query: QueryString, name: string, words: readonly Word[]): Word | undefined => {
  const value = textIn(query, name);
  if (value === undefined) return undefined;
  return words.find((word) => word === value) ?? refuse(name, `one of ${words.join(', ')}`);
};

/** A parameter that is true or false. */
export const flagIn = (query: QueryString, name: string): boolean | undefined => {
  const word = wordIn(query, name, ['true', 'false']);
  return word === undefined ? undefined : word === 'true';
};

/** Both clocks of a read. What is known in the future cannot be told. */
export const clocksIn = (query: QueryString): { readonly asOf: Instant | undefined; readonly knownAt: Instant | undefined } => {
  const knownAt = instantIn(query, 'knownAt');
  if (knownAt !== undefined && knownAt > new Date().toISOString()) refuse('knownAt', 'an instant that has passed');
  return { asOf: instantIn(query, 'asOf'), knownAt };
};

const instantIn = (query: QueryString, name: string): Instant | undefined => {
  const value = textIn(query, name);
  return value === undefined ? undefined : parseInstant(value) ?? refuse(name, 'an instant in UTC with milliseconds, 2026-03-20T16:00:00.000Z');
};

/** A fiscal quarter, `2026-Q1`. */
export const periodIn = (query: QueryString, name: string): Period | undefined => {
  const value = textIn(query, name);
  return value === undefined ? undefined : parsePeriod(value) ?? refuse(name, 'a fiscal quarter, 2026-Q1');
};

/** A local day, `2026-05-15`. */
export const dayIn = (query: QueryString, name: string): string | undefined => {
  const value = textIn(query, name);
  return value === undefined || parseLocalDay(value) !== undefined ? value : refuse(name, 'a day, 2026-05-15');
};

/** A currency of ISO 4217, `EUR`. */
export const currencyIn = (query: QueryString, name: string): Currency | undefined => {
  const value = textIn(query, name);
  return value === undefined ? undefined : parseCurrency(value) ?? refuse(name, 'a currency, EUR');
};

/** Refuses a partner what is the programme's people's: row-level security shows it nothing, and that it may not ask is said. */
export const onlyProgramme = (caller: ReadCaller): void => {
  if (caller.sees !== 'programme') throw new Problem(403, 'forbidden', 'Only the programme\'s people see this.');
};

const limitMax = 100;
const limitDefault = 20;

/** Where a page lies: after or before an id, and how many rows at most (1 to 100, 20 if left out). */
export const pageIn = (query: QueryString, most = limitMax): { readonly after: string | undefined; readonly before: string | undefined; readonly limit: number } => {
  const [after, before] = [textIn(query, 'starting_after'), textIn(query, 'ending_before')];
  if (after !== undefined && before !== undefined) refuse('ending_before', 'left out where starting_after is given');
  const limitText = textIn(query, 'limit');
  const limit = limitText === undefined ? limitDefault : Number(limitText);
  if (!/^\d{1,4}$/.test(limitText ?? '1') || limit < 1 || limit > most) refuse('limit', `a number from 1 to ${most}`);
  return { after, before, limit };
};

/** The parameters of a page, for `onlyParameters`. */
export const pageParameters = ['limit', 'starting_after', 'ending_before'] as const;
/** The parameters of the two clocks. */
export const clockParameters = ['asOf', 'knownAt'] as const;
