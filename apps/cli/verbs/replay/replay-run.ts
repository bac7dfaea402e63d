import { setTimeout as delay } from 'node:timers/promises';
import type { ReplayCertificate } from '#rules';
import type { ApiClient } from '../../connection/api-client.js';
import { Found } from '../../exit-code.js';
import { progress, progressDone } from '../../output.js';

/** A replay as the API tells of it. */
export interface ReplayRun {
  readonly id: string;
  readonly standing: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly problem: string | null;
  readonly progress: { readonly deals: number; readonly of: number | null };
  readonly certificate: ReplayCertificate | null;
}

/** A replay that was made, wherever. */
export interface MadeReplay {
  /** `tandem.replay/1`, byte for byte. */
  readonly text: string;
  readonly certificate: ReplayCertificate | null;
  /** What is to be said of it beside the result. */
  readonly words: string;
}

const askAgainMs = 100;

/** Waits for the end, and says how far it is. Whoever leaves finds the replay again by its id. */
export const endedReplay = async (client: ApiClient, asked: ReplayRun): Promise<ReplayRun> => {
  let run = asked;
  while (run.standing === 'queued' || run.standing === 'running') {
    progress(`${run.progress.deals} of ${run.progress.of ?? '…'} deals`);
    await delay(askAgainMs);
    run = await client.get<ReplayRun>(`/v1/replays/${run.id}`);
  }
  progressDone();
  if (run.standing !== 'done') throw new Found(`Replay ${run.id} is ${run.standing}${run.problem === null ? '' : `: ${run.problem}`}`);
  return run;
};
