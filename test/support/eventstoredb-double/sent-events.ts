import { status, type ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Stage } from './carry-out.js';
import type { Misbehaviour } from './misbehaviour.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** The events that go out on one call, and the ways in which that can break off or be done twice. */
export class SentEvents {
  #count = 0;
  #stopped = false;

  constructor(private readonly stage: Stage, private readonly call: ReadCall, private readonly misbehaviour: Misbehaviour | undefined) {}

  /** Nothing more is to be sent: the call was broken off, or has fallen silent. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Nothing more: the call was answered in another way. */
  stop(): void {
    this.#stopped = true;
  }

  async event(message: ReadResp): Promise<void> {
    if (this.#stopped) return;
    if (this.misbehaviour?.kind === 'drop' && this.#count === this.misbehaviour.afterEvents) return this.#drop(this.misbehaviour.by);
    this.#count += 1;
    await write(this.call, message);
    if (this.misbehaviour?.kind === 'repeat-events') await write(this.call, message);
  }

  #drop(by: 'error' | 'end' | 'reset' | 'silence'): void {
    this.#stopped = true;
    if (by === 'error') this.call.emit('error', { code: status.ABORTED, details: 'Consumer too slow. Client resubscription required.' });
    if (by === 'end') this.call.end();
    if (by === 'reset') this.stage.cut();
  }
}

/** Waits while the client does not read. */
export async function write(call: ReadCall, message: ReadResp): Promise<void> {
  if (call.cancelled || call.destroyed || call.writableEnded || call.write(message)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      for (const event of reasonsToGoOn) call.off(event, goOn);
      resolve();
    };
    for (const event of reasonsToGoOn) call.on(event, goOn);
  });
}

const reasonsToGoOn = ['drain', 'cancelled', 'close', 'finish'];
