import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js';
import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Stage } from './carry-out.js';
import { expectation, place, streamName } from './messages.js';
import { streamsPb } from './protocol.js';
import type { Removal } from './recorded-log.js';
import { streamDeleted, wrongExpectedVersion, type Refusal } from './refusals.js';

/** Delete: the stream reads as if it had never been, until it is appended to again. */
export function deleteHandler(stage: Stage): handleUnaryCall<DeleteReq, DeleteResp> {
  return (call, callback) => {
    const position = (value: bigint) => place(new streamsPb.DeleteResp.Position(), value);
    const answer = (value: bigint) => new streamsPb.DeleteResp().setPosition(position(value));
    void remove(stage, 'delete', call).then((done) => reply(done, answer, callback), (error: Error) => callback(error));
  };
}

/** Tombstone: the stream is gone for good. */
export function tombstoneHandler(stage: Stage): handleUnaryCall<TombstoneReq, TombstoneResp> {
  return (call, callback) => {
    const position = (value: bigint) => place(new streamsPb.TombstoneResp.Position(), value);
    const answer = (value: bigint) => new streamsPb.TombstoneResp().setPosition(position(value));
    void remove(stage, 'tombstone', call).then((done) => reply(done, answer, callback), (error: Error) => callback(error));
  };
}

type RemovalCall = Pick<ServerUnaryCall<DeleteReq | TombstoneReq, unknown>, 'metadata' | 'request'>;

/** The position of the event that says so, or why not. */
async function remove(stage: Stage, removal: Removal, { metadata, request }: RemovalCall): Promise<bigint | Refusal> {
  const [stream, expected] = [streamName(request.getOptions()), expectation(request.getOptions())];
  const refusal = await stage.access.refusal(metadata, '$d', stream);
  if (refusal !== undefined) return refusal;
  const answer = await stage.log.remove(stream, expected, removal);
  if (answer.kind === 'stream-deleted') return streamDeleted(stream);
  return answer.kind === 'success' ? answer.position : wrongExpectedVersion('Delete', stream, expected, answer.current);
}

function reply<T>(done: bigint | Refusal, answer: (position: bigint) => T, callback: (refusal: Refusal | null, value?: T) => void): void {
  if (typeof done === 'bigint') callback(null, answer(done));
  else callback(done);
}
