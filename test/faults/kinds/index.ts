import type { Fault } from '../run/fault.js';
import { killedInAppend } from './killed-api.js';
import { killedInBatch } from './killed-projector.js';

/** Every fault of a run; each comes up once before any comes up again. */
export const faults: readonly Fault[] = [killedInAppend, killedInBatch];
