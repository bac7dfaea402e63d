import type { Finding } from '../finding.js';
import { digestOfTexts } from '../reading/row-digest.js';
import { cellOf, isLost, type SourceRow } from '../reading/source-row.js';
import { readExternalId } from '../values/texts.js';
import { isValueFault } from '../values/value-fault.js';
import type { DealFacts } from './deal-facts.js';
import { noteDeal } from './note-deal.js';
import { notePartner } from './note-partner.js';
import type { PartFacts } from './part-facts.js';
import type { PartPlan, RowPlan } from './row-plan.js';
import { addFault, addValueFault, beginReading, type RowReading } from './row-reading.js';
import { addJoined, dealEntry, refuseDeal, type SourceIndex } from './source-index.js';

/** Everything found while a source is read for the first time. */
export interface SurveyNotes {
  readonly index: SourceIndex;
  readonly faults: Finding[];
  readonly notices: Finding[];
  /** Rows of joined files of which it cannot even be read which deal they belong to. */
  readonly lostJoins: Finding[];
  /** The same of the deals' own file. */
  readonly lostDeals: Finding[];
}

/** What one row says of deals, when all of it is understood. */
export interface RowSayings {
  readonly reading: RowReading;
  readonly dealId: string | null;
  readonly facts: DealFacts | null;
  readonly inline: readonly PartFacts[];
  readonly joined: ReadonlyMap<string, readonly PartFacts[]>;
}

/** Reads a row for what it says of deals; the first reading and the second both do. */
export const readRow = (row: SourceRow, plan: RowPlan): RowSayings => {
  const reading = beginReading(row);
  const isDeal = plan.deal !== null && plan.deal.applies(row);
  const scratch = { row, faults: [], notices: [] };
  const dealId = isDeal ? (plan.deal?.id(scratch)?.value ?? null) : null;
  const facts = isDeal ? (plan.deal?.read(reading) ?? null) : null;
  return { reading, dealId, facts, inline: isDeal ? partsOf(plan.inline, reading) : [], joined: joinedParts(plan, reading) };
};

/** Takes a row into the index, with its faults and notices. A row with a fault takes every deal that it speaks of out. */
export const visitRow = (row: SourceRow, plan: RowPlan, notes: SurveyNotes): void => {
  const sayings = readRow(row, plan);
  const { reading } = sayings;
  for (const partner of plan.partners) if (partner.applies(row)) notePartner(notes.index, partner, reading);
  const digest = digestOfTexts([plan.name, ...row.cells]);
  if (sayings.dealId !== null) noteDeal(notes.index, { ...sayings, dealId: sayings.dealId, digest, takesMore: plan.inline.length > 0 });
  for (const [dealId, parts] of sayings.joined) addJoined(notes.index, dealId, { file: row.file, row: row.row, digest, parts });
  const [first] = reading.faults;
  if (first) {
    for (const dealId of [sayings.dealId, ...sayings.joined.keys()]) if (dealId !== null) refuseDeal(dealEntry(notes.index, dealId), first);
    if (plan.joined.some(({ dealColumn }) => isLost(row, dealColumn))) notes.lostJoins.push(first);
    if (plan.deal?.idColumns.some((column) => isLost(row, column))) notes.lostDeals.push(first);
  }
  notes.faults.push(...reading.faults);
  if (!first) notes.notices.push(...reading.notices);
};

const partsOf = (plans: readonly PartPlan[], reading: RowReading): PartFacts[] =>
  plans.filter(({ applies }) => applies(reading.row)).flatMap(({ read }) => read(reading) ?? []);

const joinedParts = ({ joined }: RowPlan, reading: RowReading): Map<string, PartFacts[]> => {
  const found = new Map<string, PartFacts[]>();
  for (const dealColumn of new Set(joined.map((part) => part.dealColumn))) {
    const plans = joined.filter((part) => part.dealColumn === dealColumn && part.applies(reading.row));
    const dealId = plans.length > 0 ? joinedDealOf(reading, dealColumn) : null;
    const parts = partsOf(plans, reading);
    if (dealId !== null) found.set(dealId, [...(found.get(dealId) ?? []), ...parts]);
  }
  return found;
};

const joinedDealOf = (reading: RowReading, column: string): string | null => {
  const text = cellOf(reading.row, column);
  const id = readExternalId(text);
  if (isValueFault(id)) addValueFault(reading, column, id);
  else if (text === '' && !isLost(reading.row, column)) addFault(reading, { column, code: 'value-missing', message: 'The row does not say to which deal it belongs.' });
  return isValueFault(id) || id === '' ? null : id;
};
