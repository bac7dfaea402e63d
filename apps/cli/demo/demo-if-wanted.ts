import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from '../connection/api-client.js';
import { progress } from '../output.js';
import type { Runtime } from '../runtime/runtime.js';
import { loadDemo, type DemoKey } from './load-demo.js';

/** What loading the demo did. */
export interface DemoLoaded {
  readonly keys: readonly DemoKey[];
  readonly events: number;
  readonly seconds: number;
}

/**
 * Loads the demo where it is wanted and the ledger is empty, or where an earlier start was stopped in the middle of it. The demo tells
 * of the past: it is told to a server whose clock goes by what is told, and which nobody else knows of.
 */
export const demoIfWanted = async (runtime: Runtime, client: ApiClient, wanted: boolean): Promise<DemoLoaded | undefined> => {
  const unfinished = unfinishedIn(runtime.dataFolder);
  try {
    if (!wanted || !(existsSync(unfinished) || (await isEmpty(client)))) return undefined;
    writeFileSync(unfinished, '', { mode: 0o600 });
    progress('Loading the demo …');
    const loaded = await load(new ApiClient(await runtime.demoServer(), runtime.operatorToken));
    rmSync(unfinished);
    return loaded;
  } finally {
    await runtime.stopDemoServer();
  }
};

const unfinishedIn = (dataFolder: string): string => join(dataFolder, 'demo.unfinished');

/** Whether an earlier start was stopped while it loaded the demo. */
export const isDemoUnfinished = (dataFolder: string): boolean => existsSync(unfinishedIn(dataFolder));

const load = async (operator: ApiClient): Promise<DemoLoaded> => {
  const startedMs = performance.now();
  const { keys, events } = await loadDemo(operator);
  return { keys, events, seconds: (performance.now() - startedMs) / 1_000 };
};

const isEmpty = async (client: ApiClient): Promise<boolean> => (await client.get<{ founded: boolean }>('/v1/programme')).founded === false;
