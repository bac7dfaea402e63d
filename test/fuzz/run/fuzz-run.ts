import { Agent } from 'node:http';
import fc from 'fast-check';
import { Client } from 'pg';
import { operationsOf } from '../../support/api/open-api-operations.js';
import { requestsOf, type FuzzRequest } from '../request/fuzz-request.js';
import { DescribedAnswers } from './described-answers.js';
import type { FuzzScene } from './fuzz-scene.js';
import { send } from './send.js';

/** What a run is drawn from: the same two make the same requests, in the same order. */
export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
}

/** A request that was not answered as the description says. */
export interface FuzzFault {
  readonly number: number;
  readonly what: string;
  readonly request: FuzzRequest;
}

/** What came of a run. */
export interface FuzzResult {
  readonly faults: readonly FuzzFault[];
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations that answered as asked at least once. */
  readonly carriedOut: ReadonlySet<string>;
  /** Ids of requests that were refused and yet are the cause of events. */
  readonly recordedThoughRefused: readonly string[];
}

/** Asks one after the other, so that a run can be repeated; then looks in the log for traces of what was refused. */
export const fuzz = async (scene: FuzzScene, { requests, seed }: FuzzOptions): Promise<FuzzResult> => {
  const described = new DescribedAnswers(scene.document);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const faults: FuzzFault[] = [];
  const statuses = new Map<number, number>();
  const carriedOut = new Set<string>();
  const refused = new Set<string>();
  for (const [index, request] of drawn(scene, requests, seed).entries()) {
    const requestId = `fuzz-${seed}-${index + 1}`;
    const token = scene.tokens[request.caller] ?? '';
    const own = [...(token === '' ? [] : [['authorization', token] as const]), ['x-request-id', requestId] as const];
    try {
      const answer = await send(scene.api.url, agent, request, own);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status < 300) carriedOut.add(request.operationId);
      else refused.add(requestId);
      const what = described.faultOf(request.method, request.address, answer);
      if (what !== undefined) faults.push({ number: index + 1, what, request });
    } catch (error) {
      faults.push({ number: index + 1, what: error instanceof Error ? error.message : String(error), request });
    }
  }
  agent.destroy();
  return { faults, statuses, carriedOut, recordedThoughRefused: (await causesIn(scene.api.connectionString)).filter((cause) => refused.has(cause)) };
};

/** Every operation in turn, each with requests of its own. */
const drawn = (scene: FuzzScene, requests: number, seed: number): readonly FuzzRequest[] => {
  const operations = operationsOf(scene.document);
  const rounds = Math.ceil(requests / operations.length);
  const ofEach = operations.map((operation, index) => fc.sample(requestsOf(operation, scene), { seed: seed * 1_000 + index, numRuns: rounds }));
  return Array.from({ length: rounds }, (_, round) => ofEach.flatMap((each) => each[round] ?? [])).flat().slice(0, requests);
};

const causesIn = async (connectionString: string): Promise<readonly string[]> => {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<{ cause: string }>(`SELECT DISTINCT metadata::json ->> 'correlationId' AS cause FROM log.events`)).rows.map(({ cause }) => cause);
  } finally {
    await client.end();
  }
};

/** A fault for people, and how to see it again. */
export const lineOf = ({ number, what, request: { method, address, caller, headers, bytes } }: FuzzFault, { requests, seed }: FuzzOptions): string => {
  const body = bytes === null ? '' : `\n    ${JSON.stringify(bytes.toString('utf8').slice(0, 1_500))}`;
  return `${what}\n    ${method} ${address.slice(0, 600)} by ${caller} ${JSON.stringify(headers).slice(0, 600)}${body}\n    request ${number} of npm run fuzz -- --requests ${requests} --seed ${seed}`;
};
