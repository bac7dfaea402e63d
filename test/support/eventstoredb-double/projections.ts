import { randomUUID } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { concatMap, from, type Subscription } from 'rxjs';
import { linkType } from './links.js';
import type { RecordedLog } from './recorded-log.js';
import type { Proposed, Recorded } from './wrapping.js';

/** An event as a projection's handlers are given it. */
interface GivenEvent {
  readonly streamId: string;
  readonly sequenceNumber: number;
  readonly eventType: string;
  readonly data: unknown;
}

type Handler = (state: unknown, event: GivenEvent) => unknown;

/** What is read, one stream or all of them but the server's own, and what is done with each event by its type. */
interface Projection {
  readonly source: string | undefined;
  readonly handlers: { readonly $any?: Handler; readonly [eventType: string]: Handler | undefined };
}

type LinkTo = (stream: string, event: GivenEvent) => void;

/** Those that every server brings with it and that the double knows: a link in `$ce-deal` for each event of `deal-…`. */
const systemProjections: Readonly<Record<string, (linkTo: LinkTo) => Projection>> = {
  $by_category: (linkTo) => {
    const toCategory: Handler = (state, event) => {
      if (event.streamId.includes('-')) linkTo(`$ce-${event.streamId.replace(/-.*/, '')}`, event);
      return state;
    };
    return { source: undefined, handlers: { $any: toCategory } };
  },
};

/** Continuous projections that write links: as much of the server's as tests of links ask for. They end with their node. */
export class Projections {
  readonly #running = new Map<string, Subscription>();

  constructor(private readonly log: RecordedLog) {}

  /** Runs a query from the beginning of the log on; throws what is wrong with it. */
  create(name: string, query: string): void {
    this.#run(name, (linkTo) => evaluated(query, linkTo));
  }

  /** False when there is none of that name. */
  enable(name: string): boolean {
    const known = systemProjections[name];
    if (known !== undefined) this.#run(name, known);
    return this.#running.has(name);
  }

  stop(): void {
    for (const subscription of this.#running.values()) subscription.unsubscribe();
    this.#running.clear();
  }

  #run(name: string, make: (linkTo: LinkTo) => Projection): void {
    if (this.#running.has(name)) return;
    const links: (readonly [stream: string, to: GivenEvent])[] = [];
    const { source, handlers } = make((stream, to) => void links.push([stream, to]));
    let state: unknown = {};
    const handle = async (event: Recorded): Promise<void> => {
      const isMeant = source === undefined ? !event.stream.startsWith('$') && event.type !== linkType : event.stream === source;
      if (!isMeant) return;
      const handler = handlers[event.type] ?? handlers.$any;
      state = handler?.(state, given(event)) ?? state;
      for (const [stream, to] of links.splice(0)) await this.log.append(stream, 'any', [linkTo(to, event)]);
    };
    const batches = from(this.#handleEarlier(source, handle)).pipe(concatMap((after) => this.log.follow(after)));
    const handling = batches.pipe(concatMap((batch) => from(inOrder(batch.events, handle).then(() => batch.release()))));
    this.#running.set(name, handling.subscribe({ error: () => this.#running.delete(name) }));
  }

  /** What one stream holds is read from it, however long the log is. Where in the log to go on. */
  async #handleEarlier(source: string | undefined, handle: (event: Recorded) => Promise<void>): Promise<bigint | undefined> {
    if (source === undefined) return undefined;
    const head = await this.log.head();
    const events = (await this.log.readStream(source)) ?? [];
    await inOrder(events.filter(({ position }) => position <= (head ?? 0n)), handle);
    return head;
  }
}

/** The query's own JavaScript, with the words that such queries are made of. */
function evaluated(query: string, linkTo: LinkTo): Projection {
  const selecting = (source: string | undefined) => () => ({ when: (handlers: Projection['handlers']): Projection => ({ source, handlers }) });
  const words = { linkTo, fromAll: selecting(undefined), fromStream: (stream: string) => selecting(stream)() };
  return runInNewContext(query, words, { timeout: 1_000 }) as Projection;
}

function given({ stream, revision, type, contentType, data }: Recorded): GivenEvent {
  const isJson = contentType === 'application/json';
  return { streamId: stream, sequenceNumber: revision, eventType: type, data: isJson ? JSON.parse(Buffer.from(data).toString('utf8')) : undefined };
}

function linkTo(to: GivenEvent, cause: Recorded): Proposed {
  const data = Buffer.from(`${to.sequenceNumber}@${to.streamId}`);
  const metadata = Buffer.from(JSON.stringify({ $causedBy: cause.id }));
  return { id: randomUUID(), type: linkType, contentType: 'application/octet-stream', data, metadata };
}

async function inOrder(events: readonly Recorded[], handle: (event: Recorded) => Promise<void>): Promise<void> {
  for (const event of events) await handle(event);
}
