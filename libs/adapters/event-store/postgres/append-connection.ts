import { Client } from 'pg';
import type { AppendResult } from '../port.js';
import { appendResult, appendStatement, type AppendRow, type StorableAppend } from './append-statement.js';

/** The one connection by which a process appends: opened when needed, and again when it was lost. */
export class AppendConnection {
  private client: Client | undefined;
  private connecting: Promise<Client> | undefined;

  /** `timeoutMs` also ends, in the server, what was left running when this side gave up. */
  constructor(private readonly connectionString: string, private readonly timeoutMs: number) {}

  /** Stores a group in one round trip and one transaction; one result per append, in their order. */
  async store(group: readonly StorableAppend[]): Promise<readonly AppendResult[]> {
    const client = await (this.connecting ??= this.connect());
    const { rows } = await client.query<AppendRow>(appendStatement(group));
    return rows.map(appendResult);
  }

  /** Cuts the connection, so that a statement that hangs fails; the next use opens another. */
  async reset(): Promise<void> {
    const connecting = this.connecting;
    this.connecting = undefined;
    await connecting?.then((client) => client.end()).catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.connectionString, application_name: 'tandem-append', connectionTimeoutMillis: this.timeoutMs, keepAlive: true,
    });
    const forget = (): void => {
      if (this.client === client) this.connecting = undefined;
    };
    client.on('error', forget).on('end', forget);
    this.client = client;
    try {
      await client.connect();
      await client.query(`set statement_timeout = ${this.timeoutMs}`);
      return client;
    } catch (error) {
      forget();
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}
