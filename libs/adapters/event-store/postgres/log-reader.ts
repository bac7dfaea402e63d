import { Pool, type QueryArrayConfig } from 'pg';
import { EventStoreUnavailable, type LogFilter, type StoredEvent, type StreamRange } from '../port.js';
import { translateFailure } from './database-failure.js';
import { type EventRow, eventColumns, toStoredEvent } from './event-row.js';
import { GatheredReads, type StreamToRead } from './gathered-reads.js';
import { filterCondition } from './log-filter-sql.js';

/** The tables that the log is read from: where it is kept, or where it was copied to. */
export interface LogTables {
  readonly events: string;
  /** Its only row has the position of the last event. */
  readonly head: string;
}

const ownTables: LogTables = { events: 'log.events', head: 'log.head' };

/** A part of the log to read: after a position (exclusive, 0 for the beginning) up to the end (inclusive). */
export interface StretchToRead {
  readonly after: bigint;
  readonly end: bigint;
  readonly filter: LogFilter | undefined;
  readonly eventsMax: number;
}

/** A part of the log in the order of its streams. */
export interface StreamsPage {
  readonly until: bigint;
  readonly range: StreamRange;
  /** The event that was read last; undefined: from the beginning of the range. */
  readonly after: StoredEvent | undefined;
  readonly eventsMax: number;
}

/** What was read: every event that passes the filter, up to and with the position reached. */
export interface Stretch {
  readonly events: readonly StoredEvent[];
  readonly reached: bigint;
}

/** How many rows one filtered query looks at, at most: a rare match does not make a query long. */
export const rowsScannedMax = 20_000n;

const connectTimeoutMs = 5_000;
const queryTimeoutMs = 60_000;
const connectionsMax = 6;
/** Revisions are 32-bit integers. */
const afterEveryRevision = 2 ** 31 - 1;

/** Reads the log through a pool of its own. A read changes nothing, so one that loses its connection is tried again once. */
export class LogReader {
  private readonly pool: Pool;
  private readonly gathered = new GatheredReads((streams) => this.streams(streams));

  constructor(connectionString: string, private readonly address: string, private readonly tables = ownTables) {
    this.pool = new Pool({
      connectionString, application_name: 'tandem-log', max: connectionsMax, keepAlive: true,
      connectionTimeoutMillis: connectTimeoutMs, query_timeout: queryTimeoutMs,
      onConnect: (client) => client.query('set enable_seqscan = off; set enable_bitmapscan = off; set jit = off'),
    });
    this.pool.on('error', () => undefined);
  }

  /** The position of the last event, 0 while there is none. */
  async head(): Promise<bigint> {
    const rows = await this.query<[string]>({ name: 'tandem-head', text: `select position from ${this.tables.head}`, values: [] });
    return BigInt(rows[0]?.[0] ?? 0);
  }

  stream(stream: string, fromRevision: number): Promise<readonly StoredEvent[]> {
    return this.gathered.read({ stream, fromRevision });
  }

  /** Each stream is looked up by itself, in the order asked for: joined otherwise, they could cost a walk over the whole log. */
  private async streams(asked: readonly StreamToRead[]): Promise<readonly (readonly StoredEvent[])[]> {
    const text = `select ${eventColumns}, place from unnest($1::text[], $2::int[]) with ordinality as asked (name, from_revision, place)
      cross join lateral (select * from ${this.tables.events} where stream = name and revision >= from_revision order by revision) as found order by place, revision`;
    const rows = await this.query<[...EventRow, place: string]>({ name: 'tandem-streams', text, values: [asked.map(({ stream }) => stream), asked.map(({ fromRevision }) => fromRevision)] });
    const found: StoredEvent[][] = asked.map(() => []);
    for (const [position, stream, revision, id, type, data, metadata, place] of rows) found[Number(place) - 1]?.push(toStoredEvent([position, stream, revision, id, type, data, metadata]));
    return found;
  }

  async stretch({ after, end, filter, eventsMax }: StretchToRead): Promise<Stretch> {
    const upTo = filter !== undefined && after + rowsScannedMax < end ? after + rowsScannedMax : end;
    const condition = filterCondition(filter, 4);
    const text = `select ${eventColumns} from ${this.tables.events} where position > $1 and position <= $2${condition.sql} order by position limit $3`;
    const rows = await this.query<EventRow>({ text, values: [after, upTo, eventsMax, ...condition.values] });
    const events = rows.map(toStoredEvent);
    return { events, reached: rows.length === eventsMax ? (events.at(-1)?.position ?? upTo) : upTo };
  }

  /** A page of the log in the order of its streams, up to a position, from behind an event on. */
  async streamsPage({ until, range, after, eventsMax }: StreamsPage): Promise<readonly StoredEvent[]> {
    const from = after === undefined ? [range.after, afterEveryRevision] : [after.stream, after.revision];
    const upTo = range.upTo === undefined ? '' : 'and stream <= $5';
    const text = `select ${eventColumns} from ${this.tables.events} where (stream, revision) > ($1, $2) and position <= $3 ${upTo} order by stream, revision limit $4`;
    const rows = await this.query<EventRow>({ text, values: [...from, until, eventsMax, ...(range.upTo === undefined ? [] : [range.upTo])] });
    return rows.map(toStoredEvent);
  }

  /** The stream of every so-and-so-many-th event in the order of the streams. */
  async everyNthStream(events: number): Promise<readonly string[]> {
    const numbered = `select stream, row_number() over (order by stream, revision) as number from ${this.tables.events}`;
    const rows = await this.query<[string]>({ text: `select distinct stream from (${numbered}) as numbered where number % $1 = 0 order by stream`, values: [events] });
    return rows.map(([stream]) => stream);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async query<Row extends unknown[]>(query: Omit<QueryArrayConfig, 'rowMode'>): Promise<Row[]> {
    try {
      return await this.queryOnce<Row>(query);
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      return await this.queryOnce<Row>(query);
    }
  }

  private async queryOnce<Row extends unknown[]>(query: Omit<QueryArrayConfig, 'rowMode'>): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>({ ...query, rowMode: 'array', types: asText })).rows;
    } catch (error) {
      throw translateFailure(this.address, error);
    }
  }
}

const asText = { getTypeParser: () => (value: string): string => value };
