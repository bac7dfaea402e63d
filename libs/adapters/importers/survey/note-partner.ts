import type { PartnerPlan } from './row-plan.js';
import { addFault, type RowReading } from './row-reading.js';
import { partnerEntry, type PartnerEntry, type SourceIndex } from './source-index.js';

/** Takes what a row says of a partner into the index. Names may differ from row to row, kinds may not. */
export const notePartner = (index: SourceIndex, plan: PartnerPlan, reading: RowReading): void => {
  const faultsBefore = reading.faults.length;
  const id = plan.id(reading);
  if (!id) return;
  const [name, kind, since] = [plan.name(reading), plan.kind(reading), plan.since(reading)];
  if (!name || reading.faults.length > faultsBefore || reading.row.damage.length > 0) return;
  const entry = partnerEntry(index, id.value);
  entry.names.set(name.value, (entry.names.get(name.value) ?? 0) + 1);
  entry.place ??= { file: reading.row.file, row: reading.row.row };
  if (since && (entry.since === null || since.value < entry.since)) entry.since = since.value;
  if (kind) noteKind(entry, kind.value, reading);
};

const noteKind = (entry: PartnerEntry, kind: string, reading: RowReading): void => {
  entry.kind ??= kind;
  if (entry.kind === kind) return;
  addFault(reading, { column: null, code: 'partner-contradicted', message: `Another row says that partner ${entry.externalId} is ${entry.kind}, this one ${kind}.` });
};
