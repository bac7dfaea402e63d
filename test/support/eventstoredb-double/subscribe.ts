import { randomUUID } from 'node:crypto';
import { concatMap, from, lastValueFrom, takeUntil, fromEvent, merge, defaultIfEmpty } from 'rxjs';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Stage } from './carry-out.js';
import { serverFilter, type ServerFilter } from './log-filter.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './messages.js';
import type { RecordedBatch } from './recorded-log.js';
import { write, type ReadCall, type SentEvents } from './sent-events.js';

/** A subscription to $all: confirmation, what is there already, "caught up" once, then what comes, until the client leaves. */
export async function subscribe(stage: Stage, call: ReadCall, sent: SentEvents): Promise<void> {
  const progress = { lookedAt: 0, caughtUp: false };
  const filter = serverFilter(call.request.getOptions());
  await write(call, confirmationMessage(randomUUID()));
  const gone = merge(fromEvent(call, 'cancelled'), fromEvent(call, 'close'));
  const sending = stage.log.follow(startOf(call.request.getOptions())).pipe(
    concatMap((batch) => from(sendBatch({ call, sent, batch, filter, progress }))),
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
  readonly progress: { lookedAt: number; caughtUp: boolean };
}

async function sendBatch({ call, sent, batch, filter, progress }: BatchToSend): Promise<void> {
  for (const event of batch.events) {
    progress.lookedAt += 1;
    if (filter === undefined || filter.passes(event)) await sent.event(eventMessage(event));
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
function startOf(options: ReadReq.Options | undefined): bigint | undefined {
  const position = options?.getAll()?.getPosition();
  return position === undefined ? undefined : BigInt(position.getCommitPosition());
}
