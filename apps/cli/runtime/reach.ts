import { connect as connectSocket } from 'node:net';
import { Client } from 'pg';
import { OutOfReach } from '../exit-code.js';
import { orInterrupted } from '../interruption.js';

const answerWithinMs = 10_000;

const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there, so it does not run or runs elsewhere',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'its name cannot be looked up now',
  EHOSTUNREACH: 'there is no way to that machine',
  ENETUNREACH: 'there is no way to that network',
  ETIMEDOUT: 'it does not answer in time',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no database of that name',
  '53300': 'it has too many connections already',
};

/** Makes sure that the database answers before anything is started on it. Throws OutOfReach, naming host and port, never a secret. */
export const reachDatabase = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: answerWithinMs, application_name: 'tandem cli' });
  client.on('error', () => undefined);
  try {
    await orInterrupted(client.connect());
  } catch (error) {
    throw unreachable(error, `The database at ${client.host}:${client.port}`, 'DATABASE_URL');
  }
  await client.end();
};

/** Makes sure that some node of the event store answers. Throws OutOfReach, naming them. */
export const reachEventStore = async (url: string): Promise<void> => {
  const nodes = url.replace(/^[^:]+:\/\//, '').replace(/^[^@/]*@/, '').replace(/[/?].*$/, '').split(',');
  const failures: unknown[] = [];
  for (const node of nodes) {
    try {
      return await orInterrupted(knock(node));
    } catch (error) {
      failures.push(error);
    }
  }
  throw unreachable(failures[0], `The event store at ${nodes.join(', ')}`, 'EVENTSTORE_URL');
};

const knock = (node: string): Promise<void> => new Promise((resolve, reject) => {
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(node) ?? [];
  const socket = connectSocket({ host: host ?? node, port: Number(port ?? 2113), timeout: answerWithinMs });
  socket.once('connect', () => { socket.destroy(); resolve(); });
  socket.once('timeout', () => { socket.destroy(); reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })); });
  socket.once('error', reject);
});

const unreachable = (error: unknown, what: string, variable: string): unknown => {
  if (!(error instanceof Error) || error.name === 'Interrupted') return error;
  const code = 'code' in error ? String(error.code) : '';
  const cause = causes[code] ?? (/timeout/.test(error.message) ? causes['ETIMEDOUT'] : code || 'the connection fails');
  return new OutOfReach(`${what} cannot be reached: ${cause}. Start it, or set ${variable} to where it is.`);
};
