import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, type Stage } from './carry-out.js';
import { batchAnswer, batchTimeout, batchTooLarge, bytesOf, expectation, proposed, streamName } from './messages.js';
import type { AppendAnswer } from './recorded-log.js';
import { appendBytesMax, shuttingDown } from './refusals.js';
import type { Proposed } from './wrapping.js';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** BatchAppend: appends of many callers over one call, told apart by correlation id, each in one or more requests. */
export function batchAppendHandler(stage: Stage): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call) => {
    const unfinished = new Map<string, BatchAppendReq[]>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const parts = [...(unfinished.get(id) ?? []), request];
      unfinished.set(id, parts);
      if (!request.getIsFinal()) return;
      unfinished.delete(id);
      void answer(stage, call, parts).catch((error: Error) => call.destroy(error));
    });
  };
}

async function answer(stage: Stage, call: BatchCall, parts: readonly BatchAppendReq[]): Promise<void> {
  const first = parts[0] as BatchAppendReq;
  const bytes = eventsOf(parts).reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes > appendBytesMax) return void call.write(batchTooLarge(first));
  const reply = await carryOut(stage, stage.plan.take('batch-append'), () => withinDeadline(first, append(stage, parts)));
  switch (reply.kind) {
    case 'answer':
      for (let time = 0; time < reply.times; time += 1) call.write(message(first, reply.answer));
      return;
    case 'deny':
      call.write(batchAnswer(first, { kind: 'wrong-expected-version', current: -1 }));
      return;
    case 'refuse':
      call.emit('error', shuttingDown());
      return;
    case 'end':
      call.end();
      return;
    case 'silence':
      return;
  }
}

function append(stage: Stage, parts: readonly BatchAppendReq[]): Promise<AppendAnswer> {
  const options = parts[0]?.getOptions();
  return stage.log.append(streamName(options), expectation(options), eventsOf(parts));
}

function eventsOf(parts: readonly BatchAppendReq[]): readonly Proposed[] {
  return parts.flatMap((part) => part.getProposedMessagesList()).map(proposed);
}

function message(first: BatchAppendReq, answered: AppendAnswer | 'timeout'): BatchAppendResp {
  return answered === 'timeout' ? batchTimeout(first) : batchAnswer(first, answered);
}

/** The deadline of a batch stands in its options; the server answers for itself when it has passed. */
async function withinDeadline(first: BatchAppendReq, appending: Promise<AppendAnswer>): Promise<AppendAnswer | 'timeout'> {
  const deadline = first.getOptions()?.getDeadline();
  const leftMs = deadline === undefined ? Infinity : deadline.getSeconds() * 1_000 + deadline.getNanos() / 1e6 - Date.now();
  return leftMs < 0 ? 'timeout' : appending;
}
