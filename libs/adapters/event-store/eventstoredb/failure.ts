import {
  AccessDeniedError, InvalidArgumentError, MaxAppendSizeExceededError, RequiredMetadataPropertyMissingError, StreamDeletedError,
  UnsupportedError, WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventStoreUnavailable, LogEndsBeforePosition, StreamCutShort, UnplaceableEvent } from '../port.js';

const lasting = [
  AccessDeniedError, InvalidArgumentError, MaxAppendSizeExceededError, RequiredMetadataPropertyMissingError, StreamDeletedError,
  UnsupportedError, WrongExpectedVersionError, UnplaceableEvent, LogEndsBeforePosition, StreamCutShort, TypeError, RangeError,
];

/**
 * True for what asking again cannot mend. Whatever else fails may pass: connections, leaders, time-outs, and the errors
 * of gRPC, of which servers and proxies give many kinds while they go down and come up.
 */
export function isLasting(failure: unknown): boolean {
  return !(failure instanceof Error) || lasting.some((kind) => failure instanceof kind);
}

/** The failure to tell the caller: EventStoreUnavailable with the address when it may pass, else the failure itself. */
export function toldAs(address: string, failure: unknown): unknown {
  if (isLasting(failure) || failure instanceof EventStoreUnavailable) return failure;
  return new EventStoreUnavailable(`The event store at ${address} does not answer: ${reasonOf(failure)}`, { cause: failure });
}

function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
