import type { Replay } from '#rules';
import type { ApiClient } from '../../connection/api-client.js';
import { endedReplay, type ReplayRun } from '../replay/replay-run.js';

/** A closed quarter as it would have come out under other rules than those it was booked by. */
export interface ReplayedQuarter {
  readonly period: string;
  readonly ruleSet: string;
  readonly totals: Replay['totals'];
  readonly partners: Replay['partners'];
  readonly compared: Replay['compared'];
  /** So many events of the log were replayed. */
  readonly events: number;
}

interface Version { readonly id: string; readonly version: number; readonly standing: string }
interface Quarter { readonly period: string; readonly standing: string }

/** Replays the last closed quarter under the newest published rules. Asked again of the same ledger (`digest`), it is the same replay. */
export const replayClosedQuarter = async (client: ApiClient, digest: string): Promise<ReplayedQuarter | undefined> => {
  const versions = (await client.get<{ data: readonly Version[] }>('/v1/rule-sets')).data.filter(({ standing, version }) => standing === 'published' && version > 1);
  const quarters = (await client.get<{ data: readonly Quarter[] }>('/v1/periods')).data.filter(({ standing }) => standing === 'closed');
  const [ruleSet, period] = [versions.at(-1)?.id, quarters.map((quarter) => quarter.period).sort().at(-1)];
  if (ruleSet === undefined || period === undefined) return undefined;
  const asked = await client.post<ReplayRun>('/v1/replays', { period, ruleSet }, { 'idempotency-key': `start:${digest}:${period}:${ruleSet}` });
  const { id, certificate } = await endedReplay(client, asked);
  const { totals, partners, compared } = await client.get<Replay>(`/v1/replays/${id}/result?limit=1`);
  return { period, ruleSet, totals, partners, compared, events: certificate?.log.last ?? 0 };
};
