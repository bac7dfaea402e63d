import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../../connection/api-client.js';
import { OutOfReach } from '../../exit-code.js';
import { progress, progressDone, remark } from '../../output.js';
import { findPeriod, type Period } from './period.js';
import { caughtUp } from '../../connection/caught-up.js';

const askAgainMs = 100;
const standstillMaxMs = 600_000;

/**
 * Waits until an approved quarter is closed and all its statements are kept as documents. The closing goes on by itself, whether anybody
 * waits or not. Throws OutOfReach where it stands still.
 */
export const closedPeriod = async (client: ApiClient, named: string): Promise<Period> => {
  remark(`${named} is approved: its statements are being issued.`);
  await caughtUp(client);
  let seen = '';
  for (let movedAtMs = performance.now(); ; await delay(askAgainMs)) {
    const period = await findPeriod(client, named);
    const { closed } = period;
    if (closed !== undefined && closed.kept === closed.statements) {
      progressDone();
      return period;
    }
    const said = closed === undefined ? `Closing ${named} …` : `${named} is closed: ${closed.kept} of ${closed.statements} statements kept as documents …`;
    progress(said);
    if (said !== seen) movedAtMs = performance.now();
    seen = said;
    if (performance.now() - movedAtMs > standstillMaxMs) {
      throw new OutOfReach(`The closing of ${named} stands still: does the projector run? It goes on by itself; tandem period show ${named} tells how far it is.`);
    }
  }
};
