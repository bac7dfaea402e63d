import { status, type handleServerStreamingCall } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Stage } from './carry-out.js';
import { serverFilter } from './log-filter.js';
import { resolved } from './links.js';
import { eventMessage, streamName, streamNotFoundMessage } from './messages.js';
import type { Call, Misbehaviour } from './misbehaviour.js';
import { streamsPb } from './protocol.js';
import { failed, streamDeleted } from './refusals.js';
import { SentEvents, type ReadCall } from './sent-events.js';
import { subscribe } from './subscribe.js';
import type { Recorded } from './wrapping.js';

/** Read: of one stream or of $all, forwards or backwards, or a subscription to $all, as its options say. */
export function readHandler(stage: Stage): handleServerStreamingCall<ReadReq, ReadResp> {
  return (call) => {
    call.on('error', () => undefined);
    stage.reads.add(call);
    for (const over of ['finish', 'close', 'cancelled']) call.on(over, () => stage.reads.delete(call));
    void serve(stage, call).catch((error: Error) => call.emit('error', failed(error)));
  };
}

async function serve(stage: Stage, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  const kind: Call = options?.hasSubscription() ? 'subscribe' : options?.hasStream() ? 'read-stream' : 'read-all';
  const refusal = await stage.access.refusal(call.metadata, '$r', options?.hasStream() ? streamName(options.getStream()) : '$all');
  if (refusal !== undefined) return void call.emit('error', refusal);
  const misbehaviour = stage.plan.take(kind);
  if (await obstruct(stage, call, misbehaviour)) return;
  const sent = new SentEvents(stage, call, misbehaviour);
  if (kind === 'subscribe') return subscribe(stage, call, sent);
  const events = kind === 'read-stream' ? await streamEvents(stage, call, sent) : allEvents(stage, options);
  if (events !== undefined) await send(stage, call, sent, events);
  if (!sent.stopped) call.end();
}

/** The misbehaviours that begin before the first event; true when there is nothing more to do. */
async function obstruct(stage: Stage, call: ReadCall, misbehaviour: Misbehaviour | undefined): Promise<boolean> {
  if (misbehaviour?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, misbehaviour.delayMs));
  if (misbehaviour?.kind === 'reset') stage.cut();
  if (misbehaviour?.kind === 'refuse') call.emit('error', { code: status.UNAVAILABLE, details: 'The server is shutting down.' });
  if (misbehaviour?.kind === 'end-without-answer') call.end();
  return ['hang', 'reset', 'refuse', 'end-without-answer'].includes(misbehaviour?.kind ?? '');
}

async function send(stage: Stage, call: ReadCall, sent: SentEvents, events: AsyncIterable<Recorded>): Promise<void> {
  const options = call.request.getOptions();
  const filter = serverFilter(options);
  let left = Number(options?.getCount() || Infinity);
  for await (const event of events) {
    if (left <= 0 || call.cancelled || sent.stopped) return;
    if (filter !== undefined && !filter.passes(event)) continue;
    left -= 1;
    await sent.event(eventMessage(await resolved(stage.log, event, options?.getResolveLinks() ?? false)));
  }
}

/** Undefined when there is no such stream, or none any more, which has then been said. */
async function streamEvents(stage: Stage, call: ReadCall, sent: SentEvents): Promise<AsyncIterable<Recorded> | undefined> {
  const options = call.request.getOptions()?.getStream();
  const all = await stage.log.readStream(streamName(options));
  if (all === undefined) {
    call.emit('error', streamDeleted(streamName(options)));
    sent.stop();
    return undefined;
  }
  if (all.length === 0) {
    call.write(streamNotFoundMessage(streamName(options)));
    return undefined;
  }
  if (isBackwards(call.request.getOptions())) {
    const from = options?.hasRevision() ? Number(options.getRevision()) : options?.hasStart() ? 0 : Infinity;
    return oneByOne(all.filter(({ revision }) => revision <= from).reverse());
  }
  const from = options?.hasRevision() ? Number(options.getRevision()) : options?.hasEnd() ? Infinity : 0;
  return oneByOne(all.filter(({ revision }) => revision >= from));
}

function allEvents(stage: Stage, options: ReadReq.Options | undefined): AsyncIterable<Recorded> {
  const all = options?.getAll();
  const position = all?.getPosition();
  const from = position === undefined ? undefined : BigInt(position.getCommitPosition());
  if (isBackwards(options)) return all?.hasStart() ? oneByOne([]) : stage.log.readBackwards(from);
  return all?.hasEnd() ? oneByOne([]) : stage.log.readForwards(from ?? 0n);
}

function isBackwards(options: ReadReq.Options | undefined): boolean {
  return options?.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS;
}

async function* oneByOne(events: readonly Recorded[]): AsyncIterable<Recorded> {
  yield* await Promise.resolve(events);
}
