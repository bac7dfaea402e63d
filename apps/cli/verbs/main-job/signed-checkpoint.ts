import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../../connection/api-client.js';

interface Checkpoint { readonly size: number; readonly note: string }

const askAgainMs = 50;
const waitMaxMs = 10_000;

/** The latest signed note over the log, once it covers so many events; undefined where nothing is signed by then. */
export const signedCheckpoint = async (client: ApiClient, events: number): Promise<string | undefined> => {
  for (const askedAtMs = performance.now(); ; await delay(askAgainMs)) {
    const [latest] = (await client.get<{ readonly data: readonly Checkpoint[] }>('/v1/log/checkpoints?limit=1')).data;
    if ((latest !== undefined && latest.size >= events) || performance.now() - askedAtMs > waitMaxMs) return latest?.note;
  }
};
