import type { Period } from '#kernel';
import { BundleFault, canonicalLine, fileIn, sameBytes, type AuditedLog, type BundleFiles } from '#proof';
import type { ReplayCertificate } from '#rules';
import { auditedQuarter, type AuditedQuarter } from './audited-quarter.js';
import { objectIn, openAuditPack, orFault } from './opened-pack.js';

/** What an audit pack proves. */
export interface VerifiedPack extends Pick<AuditedLog, 'checkpoint' | 'logKey'>, Pick<AuditedQuarter, 'deals' | 'statements'> {
  readonly period: Period;
  /** SHA-256 of the replay, which comes to what was issued. */
  readonly output: string;
  /** What the pack was made by, where it is not what verified it. */
  readonly madeBy: string | null;
}

/** Verifies an audit pack by itself: its log is what was signed, and all else is what that log gives. Throws BundleFault, naming the first part that is not. */
export const verifyAuditPack = async (files: BundleFiles): Promise<VerifiedPack> => {
  const { checkpoint, logKey, log, closed } = await openAuditPack(files);
  const { period } = closed.data;
  const quarter = await orFault(auditedQuarter(log, closed));
  const held = certificateIn(files);
  // Another engine, or another time-zone database, may well come to the same: what it comes to is what is compared.
  const certificate = canonicalLine({ ...quarter.certificate, engine: held.engine, timeZones: held.timeZones });
  const madeBy = madeElsewhere(held, quarter.certificate);
  for (const [name, given] of new Map([...quarter.files, ['replay-certificate.json', certificate]])) compare(name, { held: fileIn(files, name), given, madeBy });
  if (quarter.differing > 0) throw new BundleFault(`replay.json: ${period} was issued otherwise than its own rules give: ${quarter.differing} deals or awards differ.`);
  return { checkpoint, logKey, period, deals: quarter.deals, statements: quarter.statements, output: quarter.certificate.output, madeBy };
};

const certificateIn = (files: BundleFiles): Pick<ReplayCertificate, 'engine' | 'timeZones'> => {
  const { engine, timeZones } = objectIn(files, 'replay-certificate.json');
  if (typeof engine !== 'string' || typeof timeZones !== 'string') throw new BundleFault('replay-certificate.json does not say by what the replay was made.');
  return { engine, timeZones };
};

const madeElsewhere = (held: Pick<ReplayCertificate, 'engine' | 'timeZones'>, own: ReplayCertificate): string | null =>
  held.engine === own.engine && held.timeZones === own.timeZones ? null : `Tandem ${held.engine} with time zones ${held.timeZones}`;

interface Compared {
  readonly held: Uint8Array;
  readonly given: Uint8Array;
  readonly madeBy: string | null;
}

/** Names the first line that is not what the log gives, and where in it the two part. */
const compare = (name: string, { held, given, madeBy }: Compared): void => {
  if (sameBytes(held, given)) return;
  const [heldLines, givenLines] = [textOf(held), textOf(given)];
  const at = heldLines.findIndex((line, index) => line !== givenLines[index]);
  const line = at < 0 ? heldLines.length : at;
  const [own = '', other = ''] = [heldLines[line], givenLines[line]];
  let column = 0;
  while (column < own.length && own[column] === other[column]) column += 1;
  const what = own === '' ? `ends, and the log gives ${partOf(other, 0)}` : `holds ${partOf(own, column)}, and the log gives ${other === '' ? 'nothing more' : partOf(other, column)}`;
  throw new BundleFault(`${name}, line ${line + 1}${namedBy(other)} ${what}.${madeBy === null ? '' : ` It was made by ${madeBy}, and is verified by another.`}`);
};

const textOf = (bytes: Uint8Array): readonly string[] => Buffer.from(bytes).toString('utf8').split('\n');

const shownMax = 60;
const shownBefore = 25;
const partOf = (line: string, column: number): string => `…${line.slice(Math.max(0, column - shownBefore), column + shownMax - shownBefore)}…`;

/** Whom or what a line is about: a deal, a partner, a rule set. */
const namedBy = (line: string): string => {
  const { dealId, partnerId, ruleSetId } = JSON.parse(line === '' ? '{}' : line) as { readonly dealId?: string; readonly partnerId?: string; readonly ruleSetId?: string };
  const name = dealId ?? partnerId ?? ruleSetId;
  return name === undefined ? '' : ` (${name})`;
};
