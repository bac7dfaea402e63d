import { parsePeriod, type Period } from '#kernel';
import { BundleFault, fileIn, openAuditedLog, readLines, type AuditedLog, type BundleFiles } from '#proof';
import { nodeCrypto } from '#transparency-log';
import type { LogReader } from '../replay-source.js';
import { closingIn, type PeriodClosed } from './audited-quarter.js';
import { logOfEvents } from './log-of-events.js';

/** An audit pack whose log is the one that was signed, and has the closing of the quarter that the pack says it is of. */
export interface OpenedPack extends Pick<AuditedLog, 'checkpoint' | 'logKey'> {
  readonly log: LogReader;
  readonly closed: PeriodClosed;
}

/** Opens an audit pack by itself. What else is in it is not looked at. Throws BundleFault, naming the first part that is not what was signed. */
export const openAuditPack = async (files: BundleFiles): Promise<OpenedPack> => {
  const { checkpoint, logKey, events } = openAuditedLog(nodeCrypto, files);
  const log = logOfEvents(events);
  const period = periodIn(files);
  const closed = await orFault(closingIn(log, period));
  if (closed === undefined) throw new BundleFault(`log.ndjson has no closing of ${period}, which quarter.json is about.`);
  return { checkpoint, logKey, log, closed };
};

/** Only what no honest maker packs can fail here: a log that is signed, and cannot be folded. */
export const orFault = <Folded>(folding: Promise<Folded>): Promise<Folded> =>
  folding.catch((error: unknown) => { throw new BundleFault(`log.ndjson cannot be folded: ${error instanceof Error ? error.message : String(error)}`); });

/** The one object of a file. Throws BundleFault. */
export const objectIn = (files: BundleFiles, name: string): Readonly<Record<string, unknown>> => {
  const [only, ...more] = readLines(name, fileIn(files, name));
  if (only === undefined || more.length > 0) throw new BundleFault(`${name} must hold one object.`);
  return only.value;
};

const periodIn = (files: BundleFiles): Period => {
  const { period } = objectIn(files, 'quarter.json');
  const parsed = typeof period === 'string' ? parsePeriod(period) : undefined;
  if (parsed === undefined) throw new BundleFault('quarter.json names no quarter.');
  return parsed;
};
