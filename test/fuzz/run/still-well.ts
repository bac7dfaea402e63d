import { ApiCaller } from '../../support/api/api-caller.js';
import type { FuzzScene } from './fuzz-scene.js';

/** What is wrong with server and projector after all that was asked: empty where they live, keep up and have stopped nowhere. */
export const stillWell = async ({ api, follower, tokens }: Pick<FuzzScene, 'api' | 'follower' | 'tokens'>): Promise<readonly string[]> => {
  const auditor = new ApiCaller(api.url, (tokens['auditor'] ?? '').replace('Bearer ', ''));
  const asked = await Promise.all(['/health/live', '/health/ready', '/v1/digest', '/v1/deals'].map(async (path) => [path, (await auditor.get(path)).status] as const));
  const fellBehind = await follower.caughtUp().then(() => [], (error: unknown) => [String(error)]);
  const { body } = await auditor.get('/v1/read-models');
  const stopped = (body['data'] as readonly { readonly id: string; readonly stopped: readonly unknown[] }[]).filter((each) => each.stopped.length > 0);
  return [...asked.filter(([, status]) => status !== 200).map(([path, status]) => `${path} answers ${status}`), ...fellBehind, ...stopped.map(({ id }) => `${id} has stopped streams`)];
};
