import { checkRuleSet, readRuleSet, type ReadRuleSet } from '#rules';
import { Problem } from '../../http/problem.js';
import { bodyFaultsProblem } from '../desk/body-faults-problem.js';
import { isPlainObject } from '../reading/read-body.js';
import { textFaultsOf } from '../reading/text-faults.js';

const documentBytesMax = 256 * 1024;

/** Reads the rule set of a request, sent in a field as an object or as YAML or JSON text. Throws the problem of a request that holds neither. */
export const readDocument = (body: unknown, field = 'document'): ReadRuleSet => {
  const document = isPlainObject(body) ? body[field] : undefined;
  const faults = textFaultsOf(document);
  if (faults.length > 0) throw bodyFaultsProblem(faults.map(({ pointer, message }) => ({ pointer: `/${field}${pointer}`, message })));
  const text = typeof document === 'string' ? document : JSON.stringify(document ?? '');
  if (Buffer.byteLength(text) > documentBytesMax) throw bodyFaultsProblem([{ pointer: `/${field}`, message: 'must be at most 256 KiB' }]);
  if (typeof document === 'string') return readRuleSet(document);
  if (isPlainObject(document)) return checkRuleSet(document);
  throw bodyFaultsProblem([{ pointer: `/${field}`, message: 'must be a rule set, as an object or as text' }]);
};

const faultsShown = 50;

/** The problem of a rule set that could never be published: every fault at its clause. */
export const faultyRuleSet = (read: Extract<ReadRuleSet, { ok: false }>, field = 'document'): Problem =>
  new Problem(422, 'rule-set-faulty', `The rule set has ${read.faults.length} ${read.faults.length === 1 ? 'fault' : 'faults'}.`, {
    errors: read.faults.slice(0, faultsShown).map(({ clause, message }) => ({ pointer: `/${field}${clause}`, message })),
  });
