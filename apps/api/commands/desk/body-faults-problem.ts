import { Problem } from '../../http/problem.js';
import type { BodyFault } from '../reading/body-fault.js';

const faultsShown = 50;

/** The problem of a body with faults: each is named, the first fifty where there are more. */
export const bodyFaultsProblem = (faults: readonly BodyFault[]): Problem =>
  new Problem(400, 'invalid-request', detailOf(faults), { errors: faults.slice(0, faultsShown) });

const detailOf = (faults: readonly BodyFault[]): string => {
  const [first] = faults;
  const said = first ? `${first.pointer === '' ? 'The body' : first.pointer} ${first.message}` : 'The body is invalid';
  return faults.length > 1 ? `${said}, and ${faults.length - 1} more.` : `${said}.`;
};
