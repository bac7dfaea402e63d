import type { Fault } from '../run/fault.js';
import { clockSetBack } from './clock-set-back.js';
import { acknowledgementLost, connectionsCut, databaseKilled, databaseRestarted, diskFull } from './database.js';
import { eventStoreGone, eventStoreHangs, eventStoreIsLate, eventStoreRepeats, eventStoreResets } from './eventstoredb.js';
import { killedInAppend, killedInSettlement } from './killed-api.js';
import { commandKilledInImport, serverKilledInImport } from './killed-import.js';
import { killedInAssembly, killedInBatch, killedInClosing } from './killed-projector.js';
import { killedInCopy, killedInSwap } from './killed-rebuild.js';
import { killedInSigning, killedInTree } from './killed-signer.js';
import { twoOfEach } from './two-of-each.js';

/** Every fault that there is. */
export const allFaults: readonly Fault[] = [
  killedInAppend, killedInSettlement, killedInBatch, killedInClosing, killedInAssembly, killedInTree, killedInSigning, killedInCopy, killedInSwap,
  commandKilledInImport, serverKilledInImport, databaseKilled, databaseRestarted, connectionsCut, acknowledgementLost, diskFull, clockSetBack,
  twoOfEach, eventStoreHangs, eventStoreResets, eventStoreIsLate, eventStoreRepeats, eventStoreGone,
];

/** Every fault that can be had on this machine; of a run, each comes up once before any comes up again. */
export const faults: readonly Fault[] = allFaults.filter(({ whyNot }) => whyNot?.() === undefined);
