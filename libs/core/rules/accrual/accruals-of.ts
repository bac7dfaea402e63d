import { compareUtf8, laterOf } from '#kernel';
import { evaluateNow } from '../publication/evaluate-now.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import { remembered } from '../publication/remembered.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Accrual } from './accrual.js';
import { momentsOf, type Moment } from './moments.js';
import { amountText, owedLines, type OwedLine } from './owed-lines.js';
import { paymentTermsOf } from '../terms/payment-terms.js';
import { postingPeriod } from '../terms/posting-period.js';
import type { Terms } from '../terms/terms.js';

/**
 * Every entry of a deal in the order of posting. What a deal owes is its evaluation; a posting is that minus what was posted
 * before, line by line: at each moment the deal is evaluated from what its stream held then, under the terms known by then.
 * A reopened or lost deal owes nothing, so what was posted is reversed; a later win posts anew.
 */
export const accrualsOf = remembered((stored, terms): readonly Accrual[] => {
  const entries: Accrual[] = [];
  let posted: ReadonlyMap<string, OwedLine> = new Map();
  const moments = momentsOf(stored, terms);
  for (const moment of moments) {
    const { throughRevision, recordedAt } = moment;
    // After the last moment nothing changes what is owed: what it was then is what it is now.
    const evaluated = moment === moments.at(-1) ? evaluateNow(stored, terms) : evaluateStored(stored, terms, { throughRevision, publishedBy: recordedAt });
    const owed = owedLines(evaluated);
    for (const difference of differencesOf(posted, owed)) entries.push(entryOf(difference, moment, { stored, terms, entryNo: entries.length + 1 }));
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

interface Place {
  readonly stored: StoredDossier;
  readonly terms: Terms;
  readonly entryNo: number;
}

const entryOf = ({ line, minor }: Difference, { type, eventId, occurredAt: causedAt, recordedAt }: Moment, { stored, terms, entryNo }: Place): Accrual => {
  const { lineKey, partnerId, position, kind, currency, withheld, version, clause, eventIds, dealPeriod, closedAt } = line;
  const occurredAt = laterOf(causedAt, closedAt);
  return {
    dealId: stored.dealId, entryNo, lineKey, partnerId, position, kind, amount: amountText(minor, line), currency, withheld,
    ruleSetId: version.ruleSetId, version: version.version, clause, causeEventId: eventId, causeType: type, eventIds,
    dealPeriod, postedIn: postingPeriod(terms, { occurredAt, recordedAt, calendar: version.compiled.calendar }), occurredAt, recordedAt,
    ...paymentTermsOf(terms, { partnerId, amountMinor: withheld ? 0n : minor, currency, occurredAt, version }),
  };
};
