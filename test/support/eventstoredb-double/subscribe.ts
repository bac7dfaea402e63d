import { randomUUID } from 'node:crypto';
import { concatMap, from, lastValueFrom, takeUntil, fromEvent, merge, defaultIfEmpty } from 'rxjs';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Stage } from './carry-out.js';
import { serverFilter, type ServerFilter } from './log-filter.js';
import { resolved } from './links.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage, streamName } from './messages.js';
import type { RecordedBatch } from './recorded-log.js';
import { streamDeleted } from './refusals.js';
import { write, type ReadCall, type SentEvents } from './sent-events.js';
import type { Recorded } from './wrapping.js';

/** A subscription to $all or to one stream: confirmation, what is there already, "caught up" once, then what comes, until the client leaves. */
export async function subscribe(stage: Stage, call: ReadCall, sent: SentEvents): Promise<void> {
  const progress = { lookedAt: 0, caughtUp: false };
  const options = call.request.getOptions();
  const [filter, isWanted] = [serverFilter(options), await wantedOf(stage, options)];
  if (isWanted === undefined) return void call.emit('error', streamDeleted(streamName(options?.getStream())));
  await write(call, confirmationMessage(randomUUID()));
  const gone = merge(...['cancelled', 'close', 'finish'].map((event) => fromEvent(call, event)));
  const sending = stage.log.follow(await startOf(stage, options)).pipe(
    concatMap((batch) => from(sendBatch(stage, { call, sent, batch, filter, isWanted, progress }))),
    takeUntil(gone),
    defaultIfEmpty(undefined),
  );
  await lastValueFrom(sending);
}

interface BatchToSend {
  readonly call: ReadCall;
  readonly sent: SentEvents;
  readonly batch: RecordedBatch;
  readonly filter: ServerFilter | undefined;
  readonly isWanted: (event: Recorded) => boolean;
  readonly progress: { lookedAt: number; caughtUp: boolean };
}

async function sendBatch(stage: Stage, { call, sent, batch, filter, isWanted, progress }: BatchToSend): Promise<void> {
  const followsLinks = call.request.getOptions()?.getResolveLinks() ?? false;
  for (const event of batch.events) {
    progress.lookedAt += 1;
    if (isWanted(event) && (filter === undefined || filter.passes(event))) {
      await sent.event(eventMessage(await resolved(stage.log, event, followsLinks)));
    }
    if (filter !== undefined && progress.lookedAt % filter.checkpointEvery === 0 && !sent.stopped) {
      await write(call, checkpointMessage(event.position));
    }
  }
  if (batch.atEnd && !progress.caughtUp && !sent.stopped) {
    progress.caughtUp = true;
    await write(call, caughtUpMessage());
  }
  batch.release();
}

/** Exclusive; undefined is the beginning. */
async function startOf(stage: Stage, options: ReadReq.Options | undefined): Promise<bigint | undefined> {
  if (options?.getAll()?.hasEnd()) return stage.log.head();
  const position = options?.getAll()?.getPosition();
  return position === undefined ? undefined : BigInt(position.getCommitPosition());
}

/** Which events of the log the subscription is about, those that are cut off not among them; undefined when it is about a stream that is gone for good. */
async function wantedOf(stage: Stage, options: ReadReq.Options | undefined): Promise<((event: Recorded) => boolean) | undefined> {
  const asked = options?.getStream();
  if (asked === undefined) return () => true;
  const name = streamName(asked);
  const [events, ever] = [await stage.log.readStream(name), await stage.log.eventsEver(name)];
  if (events === undefined) return undefined;
  const beforeFirst = (events[0]?.revision ?? ever) - 1;
  const after = asked.hasEnd() ? ever - 1 : Math.max(asked.hasRevision() ? Number(asked.getRevision()) : -1, beforeFirst);
  return ({ stream, revision }) => stream === name && revision > after;
}
