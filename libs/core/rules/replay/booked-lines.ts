import type { StatementLine } from '#events';
import { compareUtf8, periodOf, type Period } from '#kernel';
import { accrualsOf } from '../accrual/accruals-of.js';
import { momentsOf } from '../accrual/moments.js';
import { lineMinor } from '../closing/award-lines.js';
import { calendarOfDeal } from '../publication/evaluate-now.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { addLine, besides, lineKey, type ReplayLine, type ReplayLines } from './replay-line.js';
import { isReplayed, type ReplayPlan } from './replay-plan.js';

/** A line of a deal or an award as a statement promised it, and the quarter of that statement. */
export type IssuedLine = Pick<StatementLine, 'kind' | 'dealId' | 'position' | 'clause' | 'ruleSetId' | 'version' | 'amount' | 'currency' | 'withheld' | 'dealPeriod'> & {
  readonly partnerId: string;
  readonly statedIn: Period;
};

/**
 * What is booked of the deal's quarters: the lines that statements of closed quarters issued, and what was posted since, both by `bookedAt`.
 * What was issued is read, never evaluated again. `issued` are the lines that name the deal.
 */
export const bookedLines = (stored: StoredDossier, issued: readonly IssuedLine[], plan: ReplayPlan): ReplayLines => {
  const lines = new Map<string, ReplayLine>();
  for (const line of placed(issued.filter(({ statedIn }) => plan.closed !== undefined && statedIn <= plan.closed))) {
    if (isReplayed(plan, line.period)) addLine(lines, line);
  }
  if (!isPostedSince(stored, plan)) return lines;
  for (const { recordedAt, postedIn, dealPeriod: period, partnerId, kind, position, clause, amount, currency, withheld } of accrualsOf(stored, plan.terms)) {
    if (recordedAt > plan.bookedAt || (plan.closed !== undefined && postedIn <= plan.closed) || !isReplayed(plan, period)) continue;
    const minor = besides(lineMinor({ amount, currency }), withheld);
    addLine(lines, { period, partnerId, kind, position, uplift: kind === 'uplift' ? clause : null, clause, currency: currency as ReplayLine['currency'], ...minor });
  }
  return lines;
};

/** Whether anything may have been posted that no statement has: what was told after the closing, or occurred after its quarter. */
const isPostedSince = (stored: StoredDossier, { terms, closed, bookedAt }: ReplayPlan): boolean => {
  const closing = terms.closings.find(({ period }) => period === closed);
  const calendar = calendarOfDeal(stored, terms);
  if (closing === undefined || calendar === undefined) return true;
  return momentsOf(stored, terms).some(({ recordedAt, occurredAt }) =>
    recordedAt <= bookedAt && (recordedAt > closing.knownAt || periodOf(occurredAt, calendar) > closing.period));
};

/**
 * A difference that a later closing found names a deal and no line: it stands on the partner's first line of the deal, and in that
 * line's quarter.
 */
const placed = (issued: readonly IssuedLine[]): readonly ReplayLine[] => {
  const own = issued.filter(({ kind }) => kind !== 'difference').map(replayLine);
  return [...own, ...issued.filter(({ kind }) => kind === 'difference').map((line) => {
    const first = own.filter(({ partnerId }) => partnerId === line.partnerId).sort((left, right) => compareUtf8(lineKey(left), lineKey(right)))[0];
    return { ...replayLine(line), ...(first === undefined ? {} : { period: first.period, kind: first.kind, position: first.position, uplift: first.uplift, clause: first.clause }) };
  })];
};

const replayLine = ({ partnerId, kind, position, clause, amount, currency, withheld, dealPeriod }: IssuedLine): ReplayLine => ({
  period: dealPeriod, partnerId, kind: kind === 'uplift' ? 'uplift' : 'commission', position: position ?? '', uplift: kind === 'uplift' ? clause : null,
  clause: clause ?? '', currency: currency as ReplayLine['currency'], ...besides(lineMinor({ amount, currency }), withheld) });
