import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { join, resolve } from 'node:path';
import { readTables } from '#projections';
import { tableName } from '#read-store';
import { openDatabase } from '../connection/log-at-hand.js';
import { WrongUse } from '../exit-code.js';
import { orInterrupted } from '../interruption.js';
import { printJson, progress, progressDone, remark } from '../output.js';
import { runService } from '../runtime/child-service.js';
import { reachEventStore } from '../runtime/reach.js';
import { checkSettings } from '../runtime/settings.js';
import { ledgerCommand, type LedgerOptions } from '../verb.js';

const names: readonly string[] = readTables.map(tableName).sort();

/** `tandem rebuild`: builds read models anew from the log beside those that are read, and swaps them in at once. */
export const rebuildCommand = ledgerCommand('rebuild', 'Build read models anew from the log, while the server goes on', 'tandem rebuild deal_dossier')
  .argument('[names...]', 'the read models to build; left out: all of them')
  .action(async (named: readonly string[], options: LedgerOptions) => {
    if (options.url ?? process.env['TANDEM_URL']) throw new WrongUse('tandem rebuild works on the data folder or on DATABASE_URL, not through a server.');
    const unknown = named.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new WrongUse(`There is no read model ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
    checkSettings(process.env);
    const dataFolder = resolve(options.data);
    const database = await openDatabase(dataFolder, 'tandem rebuild');
    try {
      await rebuild(named, { databaseUrl: database.url, logs: join(dataFolder, 'logs') });
    } finally {
      progressDone();
      await database.close();
    }
    if (options.json) printJson({ rebuilt: named.length === 0 ? names : named });
    else remark(named.length === 0 ? 'The read models were built anew from the log.' : `Built anew from the log: ${named.join(', ')}.`);
  });

/** In a process of its own, as the projector, which is waited for also when it is to give up: it clears up behind it. */
const rebuild = async (named: readonly string[], { databaseUrl, logs }: { readonly databaseUrl: string; readonly logs: string }): Promise<void> => {
  const eventStoreUrl = process.env['EVENTSTORE_URL'];
  if (eventStoreUrl) await reachEventStore(eventStoreUrl);
  const logFile = existsSync(logs) ? join(logs, 'projector.log') : devNull;
  const service = runService({ name: 'projector', environment: { DATABASE_URL: databaseUrl }, logFile, arguments: ['--rebuild', ...named] }, showProgress);
  try {
    await orInterrupted(service.done);
  } finally {
    await service.stop();
  }
};

const showProgress = (message: unknown): void => {
  const { progress: told } = message as { readonly progress?: { readonly step: string; readonly events: number } };
  if (told) progress(`${told.step}: ${told.events} events of the log are in`);
};
