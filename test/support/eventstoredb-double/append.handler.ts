import type { handleClientStreamingCall, Metadata } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, type Stage } from './carry-out.js';
import { bytesOf, isTooLong } from './limits.js';
import { appendAnswer, expectation, proposed, streamName } from './messages.js';
import { streamsPb } from './protocol.js';
import { appendTooLarge, commitTimedOut, shuttingDown, streamDeleted, type Refusal } from './refusals.js';
import type { Proposed } from './wrapping.js';

/** Append: one stream of requests, the first says where, each other brings an event; one answer. */
export function appendHandler(stage: Stage): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, callback) => {
    const append: Append = { metadata: call.metadata, options: undefined, events: [] };
    let bytes = 0;
    let isRefused = false;
    const refuse = (refusal: Refusal): void => {
      isRefused = true;
      callback(refusal);
    };
    call.on('error', () => undefined);
    call.on('data', (request: AppendReq) => {
      append.options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message === undefined || isRefused) return;
      append.events.push(proposed(message));
      bytes += bytesOf(append.events.at(-1) as Proposed);
      if (bytes > stage.limits.appendBytesMax) refuse(appendTooLarge(stage.limits.appendBytesMax));
      else if (isTooLong(append.events, stage.limits)) refuse(commitTimedOut());
    });
    call.on('end', () => {
      if (isRefused) return;
      void answer(stage, append).then((reply) => reply && callback(...reply), (error: Error) => callback(error));
    });
  };
}

interface Append {
  readonly metadata: Metadata;
  options: AppendReq.Options | undefined;
  readonly events: Proposed[];
}

type Callback = Parameters<Parameters<handleClientStreamingCall<AppendReq, AppendResp>>[1]>;

/** Nothing: the call is left without an answer. */
async function answer(stage: Stage, { metadata, options, events }: Append): Promise<Callback | undefined> {
  const [stream, expected] = [streamName(options), expectation(options)];
  const refusal = await stage.access.refusal(metadata, '$w', stream);
  if (refusal !== undefined) return [refusal];
  const reply = await carryOut(stage, stage.plan.take('append'), () => stage.log.append(stream, expected, events));
  switch (reply.kind) {
    case 'answer':
      return reply.answer.kind === 'stream-deleted' ? [streamDeleted(stream)] : [null, appendAnswer(reply.answer, expected)];
    case 'deny':
      return [null, appendAnswer({ kind: 'wrong-expected-version', current: -1 }, expected)];
    case 'refuse':
      return [shuttingDown()];
    case 'end':
      return [null, new streamsPb.AppendResp()];
    case 'silence':
      return undefined;
  }
}
