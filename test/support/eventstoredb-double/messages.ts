import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type {
  AppendReq, AppendResp, BatchAppendReq, BatchAppendResp, DeleteReq, ReadResp, TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb.js';
import { Any, GoogleEmpty, sharedPb, statusPb, streamsPb } from './protocol.js';
import type { Expectation } from './commit-check.js';
import type { AppendAnswer } from './recorded-log.js';
import type { ResolvedEvent } from './links.js';
import { deletedRevision, tombstoneType } from './stream-fates.js';
import type { Proposed, Recorded } from './wrapping.js';

/** The event inside a request of either kind of append. */
export function proposed(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed {
  const map = message.getMetadataMap();
  return {
    id: message.getId()?.getString().toLowerCase() ?? '',
    type: map.get('type') ?? '',
    contentType: map.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function streamName(options: { getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined } | undefined): string {
  return Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
}

type WriteOptions = AppendReq.Options | BatchAppendReq.Options | DeleteReq.Options | TombstoneReq.Options;

/** What the writer expects, from the options of an append, a delete or a tombstone. */
export function expectation(options: WriteOptions | undefined): Expectation {
  if (options === undefined || options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return Number('getRevision' in options ? options.getRevision() : options.getStreamPosition());
}

export function appendAnswer(answer: Exclude<AppendAnswer, { kind: 'stream-deleted' }>, expected: Expectation): AppendResp {
  const response = new streamsPb.AppendResp();
  return answer.kind === 'success'
    ? response.setSuccess(success(answer))
    : response.setWrongExpectedVersion(wrongExpectedVersion(answer.current, expected));
}

export function batchAnswer(request: BatchAppendReq, answer: AppendAnswer, expected: Expectation): BatchAppendResp {
  const response = batchResponse(request);
  if (answer.kind === 'success') {
    const result = new streamsPb.BatchAppendResp.Success();
    result.setCurrentRevision(String(answer.revision));
    result.setPosition(place(new sharedPb.AllStreamPosition(), answer.position));
    return response.setSuccess(result);
  }
  if (answer.kind === 'stream-deleted') {
    const deleted = new sharedPb.StreamDeleted().setStreamIdentifier(request.getOptions()?.getStreamIdentifier());
    return response.setError(status('StreamDeleted', deleted.serializeBinary()));
  }
  const details = new sharedPb.WrongExpectedVersion();
  if (answer.current < 0) details.setCurrentNoStream(new GoogleEmpty());
  else details.setCurrentStreamRevision(String(answer.current));
  if (typeof expected === 'number') details.setExpectedStreamPosition(String(expected));
  if (expected === 'no-stream') details.setExpectedNoStream(new GoogleEmpty());
  if (expected === 'stream-exists') details.setExpectedStreamExists(new GoogleEmpty());
  return response.setError(status('WrongExpectedVersion', details.serializeBinary()));
}

/** The server's answer to a batch whose own deadline has passed. */
export function batchTimeout(request: BatchAppendReq): BatchAppendResp {
  return batchResponse(request).setError(status('Timeout', new sharedPb.Timeout().serializeBinary()));
}

/** The server's answer to a batch whose writer may not write to its stream. */
export function batchAccessDenied(request: BatchAppendReq): BatchAppendResp {
  return batchResponse(request).setError(status('AccessDenied', new sharedPb.AccessDenied().serializeBinary()));
}

/** The server's answer to a batch that is larger than an append may be. */
export function batchTooLarge(request: BatchAppendReq, appendBytesMax: number): BatchAppendResp {
  const details = new sharedPb.MaximumAppendSizeExceeded().setMaxappendsize(appendBytesMax);
  return batchResponse(request).setError(status('MaximumAppendSizeExceeded', details.serializeBinary()));
}

/** An event as it stands, or behind the link that stands in its place. */
export function eventMessage({ event, link }: ResolvedEvent): ReadResp {
  const read = new streamsPb.ReadResp.ReadEvent();
  if (event !== undefined) read.setEvent(recordedEvent(event));
  if (link !== undefined) read.setLink(recordedEvent(link));
  return new streamsPb.ReadResp().setEvent(read.setCommitPosition(String((link ?? event)?.position)));
}

function recordedEvent(event: Recorded): ReadResp.ReadEvent.RecordedEvent {
  const recorded = new streamsPb.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuid(event.id));
  recorded.setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(Buffer.from(event.stream)));
  recorded.setStreamRevision(event.type === tombstoneType ? deletedRevision : String(event.revision));
  place(recorded, event.position);
  recorded.getMetadataMap().set('type', event.type).set('content-type', event.contentType).set('created', `${event.created}0000`);
  recorded.setData(event.data);
  return recorded.setCustomMetadata(event.metadata);
}

export function checkpointMessage(position: bigint): ReadResp {
  return new streamsPb.ReadResp().setCheckpoint(place(new streamsPb.ReadResp.Checkpoint(), position));
}

export function confirmationMessage(id: string): ReadResp {
  return new streamsPb.ReadResp().setConfirmation(new streamsPb.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));
}

export function caughtUpMessage(): ReadResp {
  return new streamsPb.ReadResp().setCaughtUp(new streamsPb.ReadResp.CaughtUp());
}

export function streamNotFoundMessage(stream: string): ReadResp {
  const identifier = new sharedPb.StreamIdentifier().setStreamName(Buffer.from(stream));
  return new streamsPb.ReadResp().setStreamNotFound(new streamsPb.ReadResp.StreamNotFound().setStreamIdentifier(identifier));
}

export function uuid(id: string): UUID {
  return new sharedPb.UUID().setString(id);
}

function success({ revision, position }: Extract<AppendAnswer, { kind: 'success' }>): AppendResp.Success {
  const result = new streamsPb.AppendResp.Success();
  result.setCurrentRevision(String(revision));
  return result.setPosition(place(new streamsPb.AppendResp.Position(), position));
}

function wrongExpectedVersion(current: number, expected: Expectation): AppendResp.WrongExpectedVersion {
  const result = new streamsPb.AppendResp.WrongExpectedVersion();
  if (current < 0) result.setCurrentNoStream(new sharedPb.Empty());
  else result.setCurrentRevision(String(current));
  if (typeof expected === 'number') result.setExpectedRevision(String(expected));
  if (expected === 'no-stream') result.setExpectedNoStream(new sharedPb.Empty());
  if (expected === 'stream-exists') result.setExpectedStreamExists(new sharedPb.Empty());
  return result;
}

function batchResponse(request: BatchAppendReq): BatchAppendResp {
  const response = new streamsPb.BatchAppendResp();
  response.setCorrelationId(request.getCorrelationId());
  return response.setStreamIdentifier(request.getOptions()?.getStreamIdentifier());
}

function status(typeName: string, bytes: Uint8Array): InstanceType<typeof statusPb.Status> {
  const details = new Any();
  details.pack(bytes, `event_store.client.${typeName}`);
  const result = new statusPb.Status();
  result.setCode(2);
  result.setMessage(typeName);
  result.setDetails(details as Parameters<typeof result.setDetails>[0]);
  return result;
}

/** Sets both halves of a position, which are the same here. */
export function place<M extends { setCommitPosition(value: string): unknown; setPreparePosition(value: string): unknown }>(message: M, position: bigint): M {
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  return message;
}
