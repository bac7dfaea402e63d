import {
  AccessDeniedError, InvalidArgumentError, MaxAppendSizeExceededError, RequiredMetadataPropertyMissingError, StreamDeletedError,
  UnsupportedError, WrongExpectedVersionError,
} from '@eventstore/db-client';
import { LogEndsBeforePosition, StreamCutShort, UnplaceableEvent } from '../port.js';

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
