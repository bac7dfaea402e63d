import type { StatementDocument, StatementDocumentLine } from '#rules';

/** A column of the lines as CSV and XLSX have it. What is no `text` is a number or a day by its format and can be no formula. */
export interface LineColumn {
  readonly name: string;
  readonly title: string;
  readonly kind: 'text' | 'number' | 'amount' | 'day';
  readonly characters: number;
  /** Empty where the line has none. */
  valueOf(line: StatementDocumentLine, document: StatementDocument): string;
}

const text = (name: string, title: string, characters: number, valueOf: LineColumn['valueOf']): LineColumn => ({ name, title, kind: 'text', characters, valueOf });
const day = (name: string, title: string, valueOf: LineColumn['valueOf']): LineColumn => ({ name, title, kind: 'day', characters: 12, valueOf });
const number = (name: string, title: string, valueOf: LineColumn['valueOf']): LineColumn => ({ name, title, kind: 'number', characters: 9, valueOf });
const amount = (name: string, title: string, valueOf: LineColumn['valueOf']): LineColumn => ({ name, title, kind: 'amount', characters: 18, valueOf });

/** Everything that a statement says of a line, beside whose it is. */
export const lineColumns: readonly LineColumn[] = [
  text('period', 'Period', 9, (_, { period }) => period),
  text('partnerId', 'Partner id', 18, (_, { partner }) => partner.id),
  text('partnerName', 'Partner', 28, (_, { partner }) => partner.name),
  number('lineNo', 'Line', ({ lineNo }) => String(lineNo)),
  text('kind', 'Kind', 12, ({ kind }) => kind),
  text('position', 'Position', 18, ({ position }) => position ?? ''),
  amount('amount', 'Amount', (line) => line.amount),
  text('currency', 'Currency', 9, ({ currency }) => currency),
  text('withheld', 'Withheld', 9, ({ withheld }) => (withheld ? 'yes' : 'no')),
  amount('holdback', 'Held back', ({ holdback }) => holdback),
  day('holdbackUntil', 'Held until', ({ holdbackUntil }) => holdbackUntil),
  day('dueOn', 'Due on', ({ dueOn }) => dueOn),
  text('dealId', 'Deal', 24, ({ dealId }) => dealId ?? ''),
  text('dealPeriod', 'Deal closed in', 14, ({ dealPeriod }) => dealPeriod),
  text('ruleSetId', 'Rule set', 18, ({ ruleSetId }) => ruleSetId ?? ''),
  number('version', 'Version', ({ version }) => String(version ?? '')),
  text('clause', 'Clause', 30, ({ clause }) => clause ?? ''),
  text('causeType', 'Because of', 20, ({ causeType }) => causeType),
  text('causeEventId', 'Because of event', 38, ({ causeEventId }) => causeEventId),
  text('disputeId', 'Ruling on dispute', 24, ({ disputeId }) => disputeId ?? ''),
  text('occurredAt', 'Occurred at', 25, ({ occurredAt }) => occurredAt),
  text('recordedAt', 'Recorded at', 25, ({ recordedAt }) => recordedAt),
  text('eventIds', 'Rests on events', 38, ({ eventIds }) => eventIds.join(' ')),
];
