import { Metadata, status } from '@grpc/grpc-js';
import { expectedVersion, type Expectation } from './commit-check.js';

/** An error as gRPC carries it; the client tells the kind by the metadata `exception`. */
export interface Refusal {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

export function streamDeleted(stream: string): Refusal {
  return refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });
}

/** Of a delete or a tombstone; appends say it in their answer. `current` -1: there is no such stream. */
export function wrongExpectedVersion(operation: string, stream: string, expected: Expectation, current: number): Refusal {
  const [expectedText, actualText] = [String(expectedVersion(expected)), String(current)];
  const details = `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expectedText}, Actual version: ${actualText}`;
  return refusal(status.FAILED_PRECONDITION, details, {
    exception: 'wrong-expected-version', 'stream-name': stream, 'expected-version': expectedText, 'actual-version': actualText,
  });
}

export function appendTooLarge(appendBytesMax: number): Refusal {
  return refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${appendBytesMax} Exceeded.`, {
    exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(appendBytesMax),
  });
}

/** The leader is another node, and where it is. */
export function notLeader({ host, port }: { readonly host: string; readonly port: number }): Refusal {
  const entries = { exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) };
  return refusal(status.NOT_FOUND, 'Leader info available.', entries);
}

/** The credentials are those of nobody. */
export function unauthenticated(): Refusal {
  return refusal(status.UNAUTHENTICATED, 'Unauthenticated.', {});
}

/** Whoever calls may not do that. */
export function accessDenied(): Refusal {
  return refusal(status.PERMISSION_DENIED, 'Access Denied.', { exception: 'access-denied' });
}

/** An append was not stored within the time that a server gives it. */
export function commitTimedOut(): Refusal {
  return refusal(status.ABORTED, 'Operation timed out: commit timeout.', {});
}

/** What the double cannot do, said rather than left without an answer. */
export function failed({ message }: Error): Refusal {
  return refusal(status.INTERNAL, message, {});
}

export function shuttingDown(): Refusal {
  return refusal(status.UNAVAILABLE, 'The server is shutting down.', {});
}

/** Of a read or a subscription that the server ends because it stops. */
export function cancelled(): Refusal {
  return refusal(status.CANCELLED, 'The operation was cancelled: the server is shutting down.', {});
}

/** Header values are ASCII on the wire, as the server's own are; other letters of a stream's name are percent-encoded. */
function refusal(code: status, details: string, entries: Readonly<Record<string, string>>): Refusal {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(entries)) metadata.set(key, value.replace(/[^\x20-\x7e]+/g, encodeURIComponent));
  return { code, details, metadata };
}
