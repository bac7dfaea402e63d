import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What becomes of the words at which a wire trips: held back, cut in two, handed on; or handed on and their answer lost. */
export const cuts = ['before', 'torn', 'after', 'answer-lost'] as const;
export type Cut = (typeof cuts)[number];

/** A point in what a process says to its database. */
export interface Tripwire {
  /** What it says there; a group, where there is one, names it. */
  readonly says: RegExp;
  /** How many such are let by first. */
  readonly letBy: number;
  /** How many further words on the same connection are let by after those. */
  readonly further: number;
  readonly cut: Cut;
}

interface Armed {
  readonly at: Tripwire;
  readonly trip: (said: string) => void;
  letBy: number;
  found: { readonly by: Socket; readonly said: string; further: number } | undefined;
}

/**
 * Stands between one process of the product and PostgreSQL, sees all that it says, and can be told at which words to strike: so a fault falls
 * between two chosen statements, or into the middle of one, and does so again when it is asked for again.
 */
export class DatabaseWire {
  private readonly pairs = new Map<Socket, Socket>();
  private readonly hushed = new Set<Socket>();
  /** Those whose next answer is lost; what they say meanwhile is handed on, since not all words are answered (rows of a COPY are not). */
  private readonly unanswered = new Set<Socket>();
  private readonly ears: { readonly pattern: RegExp; readonly heard: () => void }[] = [];
  private armed: Armed | undefined;

  private constructor(private readonly server: Server, private readonly upstreamPort: number, readonly connectionString: string) {
    server.on('connection', (client) => this.join(client));
  }

  static async open(target: string): Promise<DatabaseWire> {
    const url = new URL(target);
    const upstreamPort = Number(url.port);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    url.port = String((server.address() as AddressInfo).port);
    return new DatabaseWire(server, upstreamPort, url.href);
  }

  /** Runs `strike` at the point, in the very moment; resolves with what was said there. */
  trip(at: Tripwire, strike: () => void): Promise<string> {
    return new Promise((resolve) => {
      this.armed = { at, letBy: at.letBy, found: undefined, trip: (said) => { strike(); resolve(said); } };
    });
  }

  disarm(): void {
    this.armed = undefined;
  }

  /** Resolves when the database has answered so often with words like these. */
  heard(pattern: RegExp, times: number): Promise<void> {
    let left = times;
    return new Promise((resolve) => {
      this.ears.push({ pattern, heard: () => { left -= 1; if (left === 0) resolve(); } });
    });
  }

  /** Nothing that is still on its way from here on arrives: whoever said it is dead. */
  hush(): void {
    for (const client of this.pairs.keys()) this.hushed.add(client);
  }

  cutAll(): void {
    for (const [client, upstream] of this.pairs) {
      client.destroy();
      upstream.destroy();
    }
  }

  async close(): Promise<void> {
    this.disarm();
    this.cutAll();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const upstream = connect(this.upstreamPort, '127.0.0.1');
    this.pairs.set(client, upstream);
    for (const socket of [client, upstream]) socket.setNoDelay(true).on('error', () => undefined);
    client.on('data', (words) => this.hand(client, upstream, words)).on('close', () => {
      this.pairs.delete(client);
      this.hushed.delete(client);
      this.unanswered.delete(client);
      // Not destroyed: what was handed on is carried out though nobody waits for the answer.
      upstream.end();
    });
    upstream.on('close', () => client.destroy()).on('data', (answer) => {
      if (this.ears.length > 0) this.listen(answer);
      if (!this.hushed.has(client) && !this.unanswered.has(client)) client.write(answer);
    });
  }

  private hand(client: Socket, upstream: Socket, words: Buffer): void {
    if (this.hushed.has(client)) return;
    const { armed } = this;
    const said = armed && reached(armed, client, words);
    if (armed === undefined || said === undefined) {
      upstream.write(words);
      return;
    }
    this.armed = undefined;
    const { cut } = armed.at;
    if (cut === 'torn') upstream.write(words.subarray(0, words.length >> 1));
    if (cut === 'after' || cut === 'answer-lost') upstream.write(words);
    if (cut !== 'answer-lost') {
      armed.trip(said);
      return;
    }
    this.unanswered.add(client);
    upstream.once('data', () => {
      armed.trip(said);
      client.destroy();
    });
  }

  private listen(answer: Buffer): void {
    const text = answer.toString('latin1');
    for (const { pattern, heard } of this.ears) if (pattern.test(text)) heard();
  }
}

/** What is said at the point, where these words are there; undefined where they are not. */
const reached = (armed: Armed, by: Socket, words: Buffer): string | undefined => {
  if (armed.found === undefined) {
    const match = armed.at.says.exec(words.toString('latin1'));
    if (!match) return undefined;
    armed.letBy -= 1;
    if (armed.letBy >= 0) return undefined;
    armed.found = { by, said: match[1] ?? match[0], further: armed.at.further };
  } else if (armed.found.by !== by) return undefined;
  armed.found.further -= 1;
  return armed.found.further < 0 ? armed.found.said : undefined;
};
