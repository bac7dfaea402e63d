import { readEvent, readStreamName, type RecordedPeriodEvent } from '#events';
import { compareUtf8, digestOf, type Period } from '#kernel';
import { canonicalLine, utf8, type BundleFiles } from '#proof';
import { cutDossier, statementOf, type Dossier, type ReplayCertificate, type StatementPart, type StoredDossier } from '#rules';
import { termsIn } from '../replay-chunk.js';
import { logSource, termsEventsUntil, type LogReader } from '../replay-source.js';
import { replayOfLog } from './replay-of-log.js';

/** A quarter as the log alone gives it: what an audit pack says beside its log. */
export interface AuditedQuarter {
  readonly files: BundleFiles;
  readonly certificate: ReplayCertificate;
  readonly deals: number;
  readonly statements: number;
  /** Deals that replay to something else than was issued. */
  readonly differing: number;
}

/** The end of a quarter's closing. */
export type PeriodClosed = Extract<RecordedPeriodEvent, { type: 'PeriodClosed' }>;

/**
 * Folds a log, and gives what it tells of a closed quarter as of the moment at which its closing ended: rules, deals, statements, and the
 * replay of the quarter under its own rules.
 */
export const auditedQuarter = async (log: LogReader, closed: PeriodClosed): Promise<AuditedQuarter> => {
  const until = await log.head() ?? 0n;
  const statements = await statementsIn(log, closed);
  const dossiers = await dossiersIn(log, closed, new Set(statements.flatMap(({ lines }) => lines.flatMap(({ dealId }) => dealId ?? []))));
  const { text, certificate, differing } = await replayed(log, closed);
  return {
    certificate, differing, deals: dossiers.length, statements: statements.length,
    files: new Map([
      ['quarter.json', canonicalLine({ closedAt: closed.metadata.recordedAt, ...closed.data })],
      ['rule-sets.ndjson', linesOf(await ruleSetsIn(log, closed, until))],
      ['dossiers.ndjson', linesOf(dossiers)],
      ['statements.ndjson', linesOf(statements)],
      ['replay.json', utf8(text)],
      ['replay-certificate.json', canonicalLine(certificate)]]),
  };
};

/** The closing of a quarter, where the log has it. */
export const closingIn = async (log: LogReader, period: Period): Promise<PeriodClosed | undefined> => {
  for await (const stored of log.readAll({ filter: { eventTypes: ['PeriodClosed'] } })) {
    const event = readStreamName(stored.stream)?.kind === 'periods' ? readEvent(stored) : undefined;
    if (event?.type === 'PeriodClosed' && event.data.period === period) return event;
  }
  return undefined;
};

/** The versions that were published by then, as they were published. */
const ruleSetsIn = async (log: LogReader, { metadata: { recordedAt: known } }: PeriodClosed, until: bigint): Promise<readonly object[]> => {
  const { published } = termsIn(await termsEventsUntil(log, until));
  return [...published].sort(([left], [right]) => compareUtf8(left, right)).flatMap(([ruleSetId, { history }]) =>
    history.published.filter(({ recordedAt }) => recordedAt <= known)
      .map(({ version, digest, recordedAt: publishedAt, approvedBy, document }) => ({ ruleSetId, version, digest, publishedAt, approvedBy, document })));
};

/** The deals that were won in the quarter, or that one of its statements names, as they were known by then. */
const dossiersIn = async (log: LogReader, { data, metadata }: PeriodClosed, stated: ReadonlySet<string>): Promise<readonly Dossier[]> => {
  const dossiers: Dossier[] = [];
  for await (const page of (await logSource(log)).pages()) {
    for (const { dealId, text } of page) {
      const dossier = cutDossier(JSON.parse(text) as StoredDossier, { knownAt: metadata.recordedAt });
      if (dossier !== undefined && (stated.has(dealId) || isWonIn(dossier, data))) dossiers.push(dossier);
    }
  }
  return dossiers.sort((left, right) => compareUtf8(left.dealId, right.dealId));
};

const isWonIn = ({ status, closedAt }: Dossier, { firstInstant, lastInstant }: PeriodClosed['data']): boolean =>
  status === 'won' && closedAt !== undefined && closedAt !== null && closedAt >= firstInstant && closedAt <= lastInstant;

/** What was promised at the closing, partner by partner. Names of partners are no part of the log. */
const statementsIn = async (log: LogReader, { data: { period }, metadata: { recordedAt: issuedAt } }: PeriodClosed) => {
  const byPartner = new Map<string, StatementPart[]>();
  for await (const stored of log.readAll({ filter: { eventTypes: ['StatementIssued'] } })) {
    const event = readStreamName(stored.stream)?.kind === 'statements' ? readEvent(stored) : undefined;
    if (event?.type !== 'StatementIssued' || event.data.period !== period) continue;
    byPartner.set(event.data.partnerId, [...(byPartner.get(event.data.partnerId) ?? []), event.data]);
  }
  return [...byPartner].sort(([left], [right]) => compareUtf8(left, right)).map(([partnerId, parts]) => {
    const statementDigest = digestOf(parts);
    const { balances, lines } = statementOf(parts, { programmeName: '', partnerName: '', period, firstDay: '', lastDay: '', issuedAt, statementDigest, checkpoint: null });
    return { partnerId, period, issuedAt, statementDigest, balances, lines };
  });
};

const replayed = async (log: LogReader, { data: { period }, metadata: { recordedAt } }: PeriodClosed) => {
  const outcome = await replayOfLog(log, { from: period, to: period, rules: { kind: 'own' }, publishedBy: recordedAt, knownAt: recordedAt, bookedAt: recordedAt, dealsOf: null });
  return { ...outcome, differing: outcome.summary.compared.differing + outcome.summary.awards.length };
};

const linesOf = (values: readonly object[]): Uint8Array => Buffer.concat(values.map(canonicalLine));

