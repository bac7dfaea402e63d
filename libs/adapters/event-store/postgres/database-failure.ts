import { EventStoreUnavailable } from '../port.js';

/** Host, port and database of a connection string: what may be shown; user and password may not. */
export const addressOf = (connectionString: string): string => {
  const url = new URL(connectionString);
  return `${url.hostname}:${url.port || '5432'}${url.pathname}`;
};

/**
 * Turns a failure that may pass (connection, shutdown, full disk, time-out) into EventStoreUnavailable and leaves any
 * other, a defect of ours or of the installation, as it is.
 */
export const translateFailure = (address: string, failure: unknown): unknown =>
  failure instanceof EventStoreUnavailable || !mayPass(failure) ? failure : unavailable(address, failure);

/** EventStoreUnavailable with the address and the reason. */
export const unavailable = (address: string, failure: unknown): EventStoreUnavailable =>
  new EventStoreUnavailable(`The event store at ${address} does not answer: ${reasonOf(failure)}.`, { cause: failure });

/** Classes of SQLSTATE: connection, conflict with others, resources, not ready, operator or shutdown, system, read-only. */
const passingStates = /^(?:08|40|53|55|57|58|25006)/;
const sqlState = /^[0-9A-Z]{5}$/;
const connectionTrouble = /connection|connect|timeout|not queryable|terminated|ended/i;

/** Errors are known by their form: those of the network come from Node itself, from another realm under some runners. */
const mayPass = (failure: unknown): boolean => {
  if (typeof failure !== 'object' || failure === null) return false;
  const code = 'code' in failure ? String(failure.code) : '';
  if ('severity' in failure && sqlState.test(code)) return passingStates.test(code);
  return 'syscall' in failure || 'errors' in failure || ('message' in failure && connectionTrouble.test(String(failure.message)));
};

/** A refused connection to a name with several addresses holds one error for each and says nothing itself. */
const reasonOf = (failure: unknown): string => {
  if (typeof failure !== 'object' || failure === null) return String(failure);
  if ('errors' in failure && Array.isArray(failure.errors)) return reasonOf(failure.errors[0]);
  return 'message' in failure ? String(failure.message) : JSON.stringify(failure);
};
