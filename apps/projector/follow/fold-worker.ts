import { parentPort, workerData } from 'node:worker_threads';
import { openCopiedLog, openPostgresEventStore, type StreamRange } from '#event-store';
import { readModels } from '../read-models.js';
import { foldStreams } from './fold-streams.js';
import { rangeIsDone, type FoldingTask } from './folding-threads.js';
import { termsOfAll } from './log-of-rebuild.js';
import { modelsOfTables } from './read-model.js';

/** A thread that folds streams: it is told ranges of them, reads each over a connection of its own, and gives its pages back. */
const { logUrl, copiedTo, tables, until } = workerData as FoldingTask;
const log = copiedTo === undefined ? openPostgresEventStore({ connectionString: logUrl }) : openCopiedLog(logUrl, copiedTo);
const folding = { log, copiedTo, until, models: modelsOfTables(readModels, tables), terms: await termsOfAll(log, until) };

let before: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (range: StreamRange) => { before = before.then(() => fold(range)); });

const fold = async (range: StreamRange): Promise<void> => {
  for await (const page of foldStreams(folding, range)) parentPort?.postMessage(page, [...page.lines.values()].flat().map(({ buffer }) => buffer as ArrayBuffer));
  parentPort?.postMessage(rangeIsDone);
};
