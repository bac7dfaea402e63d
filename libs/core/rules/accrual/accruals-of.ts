import { compareUtf8, laterOf, periodOf } from '#kernel';
import { evaluateNow } from '../publication/evaluate-now.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { remembered } from '../publication/remembered.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Accrual } from './accrual.js';
import { momentsOf, type Moment } from './moments.js';
import { amountText, owedLines, type OwedLine } from './owed-lines.js';

/**
 * Every entry of a deal in the order of posting. What a deal owes is its evaluation; a posting is that minus what was posted
 * before, line by line: at each moment the deal is evaluated from what its stream held then, under the rules published by then.
 * A reopened or lost deal owes nothing, so what was posted is reversed; a later win posts anew.
 */
export const accrualsOf = remembered((stored, published): readonly Accrual[] => {
  const entries: Accrual[] = [];
  let posted: ReadonlyMap<string, OwedLine> = new Map();
  const moments = momentsOf(stored, published);
  for (const moment of moments) {
    const { throughRevision, recordedAt } = moment;
    // After the last moment nothing changes what is owed: what it was then is what it is now.
    const evaluated = moment === moments.at(-1) ? evaluateNow(stored, published) : evaluateStored(stored, published, { throughRevision, publishedBy: recordedAt });
    const owed = owedLines(evaluated);
    for (const difference of differencesOf(posted, owed)) entries.push(entryOf(difference, moment, { stored, entryNo: entries.length + 1 }));
    posted = owed;
  }
  return entries;
});

interface Difference {
  readonly line: OwedLine;
  readonly minor: bigint;
}

const differencesOf = (posted: ReadonlyMap<string, OwedLine>, owed: ReadonlyMap<string, OwedLine>): readonly Difference[] =>
  [...new Set([...posted.keys(), ...owed.keys()])].sort(compareUtf8).flatMap((key) => {
    const line = owed.get(key) ?? posted.get(key);
    const minor = (owed.get(key)?.amountMinor ?? 0n) - (posted.get(key)?.amountMinor ?? 0n);
    return line === undefined || minor === 0n ? [] : [{ line, minor }];
  });

const entryOf = ({ line, minor }: Difference, moment: Moment, { stored, entryNo }: { stored: StoredDossier; entryNo: number }): Accrual => {
  const { lineKey, partnerId, position, kind, currency, withheld, ruleSetId, version, clause, calendar, dealPeriod, closedAt } = line;
  const occurredAt = laterOf(moment.occurredAt, closedAt);
  return {
    dealId: stored.dealId, entryNo, lineKey, partnerId, position, kind, amount: amountText(minor, line), currency, withheld,
    ruleSetId, version, clause, causeEventId: moment.eventId, causeType: moment.type,
    dealPeriod, postedIn: periodOf(occurredAt, calendar), occurredAt, recordedAt: moment.recordedAt,
  };
};
