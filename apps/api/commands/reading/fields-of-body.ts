import { bodyFaultsProblem } from '../desk/body-faults-problem.js';
import type { FieldClass } from '../fields/field.js';
import { readBody } from './read-body.js';

/** A request's body as an object of the class; throws the problem that names every fault. */
export const fieldsOfBody = <T extends object>(type: FieldClass<T>, body: unknown): T => {
  const read = readBody(type, body ?? {});
  if ('faults' in read) throw bodyFaultsProblem(read.faults);
  return read.value;
};
