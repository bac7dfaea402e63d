import type { Browser } from './browser.js';
import type { ApiCaller } from './api-caller.js';

/** What the stream of changes told: its own id, and the change. */
export interface HeardChange {
  readonly eventId: string;
  readonly type: string;
  readonly kind: string;
  readonly id: string;
  readonly position: string;
}

/** Somebody who listens to the changes of an API. */
export interface Ear {
  readonly response: Response;
  /** Where the listener stood when it began. */
  readonly standing: Promise<string>;
  /** Waits for the next change. */
  next(): Promise<HeardChange>;
  /** Resolves when the server ended the stream; throws where a change comes instead. */
  ended(): Promise<void>;
  hangUp(): void;
}

/** Listens as a browser does, or with a key; `after`: the id of the last event that was seen. */
export const listen = async (url: string, as: ApiCaller | Browser, after?: string): Promise<Ear> => {
  const leaving = new AbortController();
  const init = { signal: leaving.signal, headers: { ...(after === undefined ? {} : { 'last-event-id': after }), ...('authorization' in as ? { authorization: as.authorization } : {}) } };
  const response = await ('authorization' in as ? fetch(`${url}/v1/changes`, init) : as.fetch('/v1/changes', init));
  const blocks = blocksOf(response);
  const first = blocks.next();
  return {
    response, standing: first.then(({ value }) => fieldOf(value ?? '', 'id')),
    next: async () => {
      await first;
      const { value, done } = await blocks.next();
      if (done === true) throw new Error('The stream ended.');
      return { eventId: fieldOf(value, 'id'), ...(JSON.parse(fieldOf(value, 'data')) as Omit<HeardChange, 'eventId'>) };
    },
    ended: async () => {
      await first;
      const { value, done } = await blocks.next();
      if (done !== true) throw new Error(`The stream went on: ${value}`);
    },
    hangUp: () => leaving.abort(),
  };
};

/** The blocks of the stream that say something. */
async function* blocksOf(response: Response): AsyncGenerator<string, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  const chunks = response.body as unknown as AsyncIterable<Uint8Array>;
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks.filter((block) => !block.startsWith(':'));
  }
  return undefined;
}

const fieldOf = (block: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
