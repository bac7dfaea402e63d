import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Ground } from '../ground/ground.js';
import { serve } from '../ground/processes.js';
import type { SeededLedger } from '../ground/seed-ledger.js';
import { workAtOnce } from '../measuring/at-once.js';
import { compare, measureInTurn, quantile } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { openRawLog } from '../raw/raw-insert.js';
import { ratioRow, type BenchRow } from '../report/row.js';
import { latencyDetails } from './command.js';
import { asEvent, touchpointsOn, type DrawnTouchpoint } from './touchpoints.js';

const atOnce = 32;

/** `POST /v1/deals/:id/touchpoints` of the API in a process of its own, with an API key, against bare inserts. */
export const httpCommandRows = async (ground: Ground, { openDeals, apiKey }: SeededLedger, options: BenchOptions): Promise<readonly BenchRow[]> => {
  const api = await serve('apps/api/main.js', ground.processes);
  const raw = await openRawLog(ground.ledgerUrl, atOnce);
  const draw = touchpointsOn(openDeals, options.seed + 3);
  const client = { agent: new Agent({ keepAlive: true, maxSockets: atOnce }), port: api.ready.port ?? 0, apiKey };
  const latenciesMs: number[] = [];
  const reached = await measureInTurn({ rounds: options.rounds, warmUps: 1 }, {
    raw: async () => (await workAtOnce(options.commands, atOnce, () => raw.insert([asEvent(draw())]))).perSecond,
    ours: async (isCounted) => {
      const round = await workAtOnce(options.commands, atOnce, () => post(client, draw()));
      if (isCounted) latenciesMs.push(...round.latenciesMs);
      return round.perSecond;
    },
  });
  client.agent.destroy();
  await Promise.all([api.stop(), raw.close()]);
  return [ratioRow('command over HTTP, 32 at once', 'commands/s', compare(reached.ours, reached.raw), 0.5, latencyDetails(latenciesMs)), spreadRow(latenciesMs)];
};

const spreadRow = (latenciesMs: readonly number[]): BenchRow => {
  const spread = quantile(latenciesMs, 0.99) / quantile(latenciesMs, 0.5);
  return { name: 'command over HTTP, 32 at once: p99 in p50s', unit: '×', ours: spread, raw: null, ratio: null, goal: '≤ 5', met: spread <= 5, details: {} };
};

interface HttpClient {
  readonly agent: Agent;
  readonly port: number;
  readonly apiKey: string;
}

const post = ({ agent, port, apiKey }: HttpClient, { deal, body }: DrawnTouchpoint): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path: `/v1/deals/${deal.dealId}/touchpoints`, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).once('error', reject);
      answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`The API answered ${String(answer.statusCode)}: ${text}`))));
    });
    sent.once('error', reject);
    sent.end(JSON.stringify(body));
  });
