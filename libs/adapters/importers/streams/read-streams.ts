import { compareUtf8 } from '#kernel';
import type { Finding } from '../finding.js';
import type { Mapping } from '../mapping/mapping.schema.js';
import { readRows } from '../reading/read-rows.js';
import { digestOfTexts } from '../reading/row-digest.js';
import type { DealFacts } from '../survey/deal-facts.js';
import type { PartFacts } from '../survey/part-facts.js';
import { rowPlan, type RowPlan } from '../survey/row-plan.js';
import { refuseDeal, type DealEntry, type PartRow, type RowPlace } from '../survey/source-index.js';
import type { SurveyedSource } from '../survey/survey-source.js';
import { readRow } from '../survey/visit-row.js';
import type { SourceRow } from '../reading/source-row.js';
import { assembleDeal } from './assemble-deal.js';
import { sourceIds } from './external-ids.js';
import { partnerStream } from './partner-stream.js';
import type { StreamCommands } from './stream-commands.js';

/** The source file has changed since the first reading: what was found then no longer holds. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
}

/**
 * The second reading: first every partner, then every deal as the rows of the deals' file come by. Only deals of several rows, of which
 * some are still to come, are held. A deal that cannot be put together adds its fault to the survey's.
 */
export async function* readStreams(mapping: Mapping, surveyed: SurveyedSource): AsyncGenerator<StreamCommands> {
  if (surveyed.blocked.length > 0) return;
  const context = { source: mapping.source, ids: sourceIds(mapping.source), notices: surveyed.notices };
  const partners = [...surveyed.index.partners.values()].filter(({ names }) => names.size > 0);
  for (const entry of partners.sort((one, other) => compareUtf8(one.externalId, other.externalId))) yield partnerStream(entry, mapping.source, context.ids);
  const plan = rowPlan(mapping, mapping.deals.file, surveyed.surroundings);
  const collector = dealCollector(surveyed, plan);
  for (const file of surveyed.files.filter(({ mapped }) => mapped === mapping.deals.file)) {
    for await (const { rows } of readRows(file.path, file.name, file.shape)) {
      for (const row of rows) {
        const gathered = collector(row);
        const made = gathered && assembleDeal(gathered, context);
        if (made && 'commands' in made) yield made;
        else if (gathered && made) refuse(surveyed, gathered.facts.externalId, made);
      }
    }
  }
}

interface GatheredDeal {
  readonly facts: DealFacts;
  readonly rows: readonly (RowPlace & { readonly parts: readonly PartFacts[] })[];
}

/** Gathers a deal's rows; gives the deal with its last one. */
const dealCollector = ({ index }: SurveyedSource, plan: RowPlan): ((row: SourceRow) => GatheredDeal | undefined) => {
  const open = new Map<string, PartRow[]>();
  return (row) => {
    const { dealId, facts, inline, reading } = readRow(row, plan);
    const entry = dealId === null ? undefined : index.deals.get(dealId);
    if (!entry || entry.refusal !== null || entry.repeats?.some((place) => isAt(place, row))) return undefined;
    const digest = digestOfTexts([plan.name, ...row.cells]);
    if (!facts || reading.faults.length > 0 || !entry.rows.some((known) => isAt(known, row) && known.digest === digest)) throw changed(row);
    const own = [...(open.get(entry.externalId) ?? []), { file: row.file, row: row.row, digest, parts: inline }];
    open.set(entry.externalId, own);
    if (own.length < entry.rows.length) return undefined;
    open.delete(entry.externalId);
    return { facts, rows: [...own, ...distinct(index.joined.get(entry.externalId) ?? [])] };
  };
};

const isAt = (place: RowPlace, row: SourceRow): boolean => place.row === row.row && place.file === row.file;

/** Of joined rows that are the same in every cell, one. */
const distinct = (rows: readonly PartRow[]): PartRow[] => {
  const seen = new Set<string>();
  return rows.filter(({ digest }) => !seen.has(digest) && seen.add(digest));
};

const refuse = ({ index, faults }: SurveyedSource, externalId: string, finding: Finding): void => {
  const entry: DealEntry | undefined = index.deals.get(externalId);
  if (entry) refuseDeal(entry, finding);
  faults.push(finding);
};

const changed = ({ file, row }: SourceRow): SourceChanged => new SourceChanged(`Row ${row} of ${file} is not what it was when the import began; begin again.`);
