import type { handleClientStreamingCall } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, type Stage } from './carry-out.js';
import { appendAnswer, bytesOf, expectation, proposed, streamName } from './messages.js';
import { streamsPb } from './protocol.js';
import { appendBytesMax, appendTooLarge, shuttingDown, streamDeleted } from './refusals.js';

/** Append: one stream of requests, the first says where, each other brings an event; one answer. */
export function appendHandler(stage: Stage): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, callback) => {
    const requests: AppendReq[] = [];
    call.on('error', () => undefined);
    let bytes = 0;
    call.on('data', (request: AppendReq) => {
      const message = request.getProposedMessage();
      const before = bytes;
      bytes += message === undefined ? 0 : bytesOf(proposed(message));
      if (bytes <= appendBytesMax) requests.push(request);
      else if (before <= appendBytesMax) callback(appendTooLarge());
    });
    call.on('end', () => {
      if (bytes > appendBytesMax) return;
      void answer(stage, requests).then((reply) => reply && callback(...reply), (error: Error) => callback(error));
    });
  };
}

type Callback = Parameters<Parameters<handleClientStreamingCall<AppendReq, AppendResp>>[1]>;

/** Nothing: the call is left without an answer. */
async function answer(stage: Stage, requests: readonly AppendReq[]): Promise<Callback | undefined> {
  const options = requests[0]?.getOptions();
  const expected = expectation(options);
  const events = requests.map((request) => request.getProposedMessage()).filter((message) => message !== undefined);
  const reply = await carryOut(stage, stage.plan.take('append'), () => stage.log.append(streamName(options), expected, events.map(proposed)));
  switch (reply.kind) {
    case 'answer':
      if (reply.answer.kind === 'stream-deleted') return [streamDeleted(streamName(options))];
      return [null, appendAnswer(reply.answer, expected)];
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
