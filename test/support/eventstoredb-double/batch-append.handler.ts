import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, type Stage } from './carry-out.js';
import { bytesOf, isTooLong } from './limits.js';
import { batchAccessDenied, batchAnswer, batchTimeout, batchTooLarge, expectation, proposed, streamName } from './messages.js';
import { failed, shuttingDown } from './refusals.js';
import type { Proposed } from './wrapping.js';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append on its way: what was said first, the events so far, and the end of the wait for the rest of them. */
interface Batch {
  readonly first: BatchAppendReq;
  readonly events: Proposed[];
  bytes: number;
  readonly waiting: NodeJS.Timeout;
}

/** BatchAppend: appends of many callers over one call, told apart by correlation id, each in one or more requests. */
export function batchAppendHandler(stage: Stage): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call) => {
    const batches = new Map<string, Batch>();
    const settle = (id: string): void => {
      clearTimeout(batches.get(id)?.waiting);
      batches.delete(id);
    };
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    for (const over of ['end', 'close', 'cancelled']) call.on(over, () => [...batches.keys()].forEach(settle));
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      if (request.hasOptions()) begin(call, batches, id, request);
      const batch = batches.get(id);
      if (batch === undefined) return;
      add(batch, request);
      if (batch.bytes > stage.limits.appendBytesMax) call.write(batchTooLarge(batch.first, stage.limits.appendBytesMax));
      else if (!request.getIsFinal()) return;
      else void answer(stage, call, batch).catch((error: Error) => call.emit('error', failed(error)));
      settle(id);
    });
  };
}

/** Its deadline is that of its parts to come in; one that has passed at once is answered, and the rest of the parts is not heeded. */
function begin(call: BatchCall, batches: Map<string, Batch>, id: string, first: BatchAppendReq): void {
  const deadline = first.getOptions()?.getDeadline();
  const leftMs = deadline === undefined ? Infinity : deadline.getSeconds() * 1_000 + deadline.getNanos() / 1e6 - Date.now();
  if (leftMs <= 0) return void call.write(batchTimeout(first));
  const waiting = setTimeout(() => {
    batches.delete(id);
    call.write(batchTimeout(first));
  }, Math.min(leftMs, 2 ** 31 - 1));
  batches.set(id, { first, events: [], bytes: 0, waiting });
}

function add(batch: Batch, request: BatchAppendReq): void {
  const events = request.getProposedMessagesList().map(proposed);
  for (const event of events) batch.events.push(event);
  batch.bytes += events.reduce((sum, event) => sum + bytesOf(event), 0);
}

async function answer(stage: Stage, call: BatchCall, { first, events }: Batch): Promise<void> {
  const [stream, expected] = [streamName(first.getOptions()), expectation(first.getOptions())];
  if (await stage.access.refusal(call.metadata, '$w', stream)) return void call.write(batchAccessDenied(first));
  if (isTooLong(events, stage.limits)) return void call.write(batchTimeout(first));
  const reply = await carryOut(stage, stage.plan.take('batch-append'), () => stage.log.append(stream, expected, events));
  switch (reply.kind) {
    case 'answer':
      for (let time = 0; time < reply.times; time += 1) call.write(batchAnswer(first, reply.answer, expected));
      return;
    case 'deny':
      call.write(batchAnswer(first, { kind: 'wrong-expected-version', current: -1 }, expected));
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
