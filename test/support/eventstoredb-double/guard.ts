import type { Metadata, UntypedHandleCall } from '@grpc/grpc-js';
import type { Refusal } from './refusals.js';

/** What is looked at before a call reaches its handler: why it is refused, or nothing. */
export type Check = (metadata: Metadata) => Refusal | undefined;

interface AnyCall {
  readonly metadata: Metadata;
  emit(event: 'error', refusal: object): unknown;
}

type AnyHandler = (call: AnyCall, callback?: (refusal: object) => void) => void;

/** A handler behind checks, of which the first that refuses speaks; of whatever kind the call is. */
export function guarded(handler: UntypedHandleCall, checks: readonly Check[]): UntypedHandleCall {
  const behindChecks: AnyHandler = (call, callback) => {
    for (const check of checks) {
      const refusal = check(call.metadata);
      if (refusal !== undefined) return callback === undefined ? void call.emit('error', refusal) : callback(refusal);
    }
    return (handler as AnyHandler)(call, callback);
  };
  return behindChecks as UntypedHandleCall;
}
