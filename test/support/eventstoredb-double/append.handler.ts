import { status, type handleClientStreamingCall } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, type Stage } from './carry-out.js';
import { appendAnswer, expectation, proposed, streamName } from './messages.js';
import { streamsPb } from './protocol.js';

/** Append: one stream of requests, the first says where, each other brings an event; one answer. */
export function appendHandler(stage: Stage): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, callback) => {
    const requests: AppendReq[] = [];
    call.on('error', () => undefined);
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => void answer(stage, requests).then((reply) => reply && callback(...reply), (error: Error) => callback(error)));
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
      return [null, appendAnswer(reply.answer, expected)];
    case 'deny':
      return [null, appendAnswer({ kind: 'wrong-expected-version', current: -1 }, expected)];
    case 'refuse':
      return [{ code: status.UNAVAILABLE, details: 'The server is shutting down.' }];
    case 'end':
      return [null, new streamsPb.AppendResp()];
    case 'silence':
      return undefined;
  }
}
