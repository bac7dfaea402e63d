import { setTimeout as delay } from 'node:timers/promises';
import { OutOfReach } from '../exit-code.js';
import { ApiProblem, type ApiClient } from './api-client.js';

interface ReadModelStatus {
  readonly data: readonly { readonly id: string; readonly caughtUp: boolean; readonly position: string | null }[];
}

const askAgainMs = 20;
const standstillMaxMs = 60_000;

/**
 * Waits until the read models show everything that was recorded before the call. Somebody who may not ask (a partner) does not wait.
 * Throws OutOfReach where they stand still.
 */
export const caughtUp = async (client: ApiClient): Promise<void> => {
  let seen = '';
  for (let movedAtMs = performance.now(); ; await delay(askAgainMs)) {
    const data = await statusOf(client);
    if (data === undefined || (data.length > 0 && data.every((model) => model.caughtUp))) return;
    const position = JSON.stringify(data);
    if (position !== seen) movedAtMs = performance.now();
    seen = position;
    if (performance.now() - movedAtMs > standstillMaxMs) {
      throw new OutOfReach('The read models do not follow the log: does the projector run? Its log is logs/projector.log in the data folder.');
    }
  }
};

const statusOf = async (client: ApiClient): Promise<ReadModelStatus['data'] | undefined> => {
  try {
    return (await client.get<ReadModelStatus>('/v1/read-models')).data;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return undefined;
    throw error;
  }
};
