import { digestOfTexts } from '../reading/row-digest.js';
import type { DealFacts } from './deal-facts.js';
import type { PartFacts } from './part-facts.js';
import { addFault, addNotice, type RowReading } from './row-reading.js';
import { addPartner, dealEntry, partnerEntry, refuseDeal, type DealEntry, type SourceIndex } from './source-index.js';

interface DealRow {
  readonly reading: RowReading;
  readonly dealId: string;
  readonly facts: DealFacts | null;
  readonly inline: readonly PartFacts[];
  readonly digest: string;
  /** Whether several rows of the deals' file may speak for one deal, each adding its parts. */
  readonly takesMore: boolean;
}

/** Takes a deal's row into the index. A row that says the same again is noticed, one that says otherwise is a fault. */
export const noteDeal = (index: SourceIndex, { reading, dealId, facts, inline, digest, takesMore }: DealRow): void => {
  const entry = dealEntry(index, dealId);
  const { file, row } = reading.row;
  const factsDigest = facts ? digestOfTexts([JSON.stringify(facts)]) : null;
  const same = entry.rows.find((other) => other.digest === digest);
  if (same) {
    entry.repeats = [...(entry.repeats ?? []), { file, row }];
    addNotice(reading, { column: null, code: 'row-repeated', message: `The row is the same as row ${same.row} of ${same.file}; it counts once.` });
    return;
  }
  if (facts && entry.factsDigest !== null && entry.factsDigest !== factsDigest) contradict(entry, reading);
  else if (facts && entry.factsDigest !== null && !takesMore) {
    addNotice(reading, { column: null, code: 'deal-repeated', message: `Row ${entry.rows[0]?.row} of ${entry.rows[0]?.file} says the same of deal ${dealId}.` });
  }
  entry.rows.push({ file, row, digest });
  if (!facts) return;
  entry.factsDigest ??= factsDigest;
  entry.created = facts.created;
  for (const partner of partnersOf(facts, inline)) addPartner(entry, partnerEntry(index, partner));
};

const contradict = (entry: DealEntry, reading: RowReading): void => {
  const [first] = entry.rows;
  addFault(reading, { column: null, code: 'deal-contradicted', message: `Row ${first?.row} of ${first?.file} says otherwise of deal ${entry.externalId}.` });
  const [fault] = reading.faults.slice(-1);
  if (fault) refuseDeal(entry, fault);
};

const partnersOf = ({ sourcePartner }: DealFacts, parts: readonly PartFacts[]): string[] =>
  [sourcePartner, ...parts.map(({ partner }) => partner)].filter((partner) => partner !== null);
