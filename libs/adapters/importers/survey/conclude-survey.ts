import type { Finding } from '../finding.js';
import { compareUtf8 } from '#kernel';
import type { DealEntry, PartnerEntry, PartRow, SourceIndex } from './source-index.js';
import { addPartner, refuseDeal } from './source-index.js';
import type { SurveyNotes } from './visit-row.js';

/** What can be said only when every row was read: who is unknown, what is in doubt, since when a partner takes part. */
export const concludeSurvey = (notes: SurveyNotes): void => {
  holdBackDoubtful(notes);
  for (const [dealId, rows] of notes.index.joined) joinTo(notes, dealId, rows);
  for (const entry of notes.index.deals.values()) settleDeal(notes, entry);
  for (const partner of notes.index.partners.values()) noticeNames(notes, partner);
};

/** A row that cannot be read might belong to any deal that draws on its file: what is won without it could not be mended. */
const holdBackDoubtful = ({ index, lostJoins, lostDeals, faults }: SurveyNotes): void => {
  const deals = [...index.deals.values()];
  const spread = deals.some(({ rows }) => rows.length > 1);
  const [doubt] = [...lostJoins, ...(spread ? lostDeals : [])];
  if (!doubt) return;
  const finding: Finding = { ...doubt, column: null, code: 'rows-in-doubt',
    message: `It cannot be read to which deal row ${doubt.row} of ${doubt.file} belongs, so every deal that draws on the file is held back.` };
  faults.push(finding);
  for (const entry of deals) refuseDeal(entry, finding);
};

const joinTo = ({ index, faults, notices }: SurveyNotes, dealId: string, rows: readonly PartRow[]): void => {
  const entry = index.deals.get(dealId);
  if (!entry || entry.rows.length === 0) {
    faults.push(...rows.map(({ file, row }) => ({ file, row, column: null, code: 'deal-unknown', message: `No row of the deals' file is deal ${dealId}.` })));
    return;
  }
  const seen = new Map<string, PartRow>();
  for (const joined of rows) {
    const { file, row, parts, digest } = joined;
    const same = seen.get(digest);
    if (same) notices.push({ file, row, column: null, code: 'row-repeated', message: `The row is the same as row ${same.row} of ${same.file}; it counts once.` });
    else seen.set(digest, joined);
    for (const { partner } of parts) if (partner !== null) joinPartner(entry, index.partners.get(partner) ?? unknown(index, partner), { file, row });
  }
};

const joinPartner = (entry: DealEntry, partner: PartnerEntry, place: { readonly file: string; readonly row: number }): void => {
  addPartner(entry, partner);
  partner.place ??= place;
};

const unknown = ({ partners }: SourceIndex, externalId: string): PartnerEntry => {
  const entry: PartnerEntry = { externalId, names: new Map(), kind: null, since: null, firstDealAt: null, place: null };
  partners.set(externalId, entry);
  return entry;
};

const settleDeal = ({ faults }: SurveyNotes, entry: DealEntry): void => {
  const stranger = [...entry.partners].filter(({ names }) => names.size === 0).sort((one, other) => compareUtf8(one.externalId, other.externalId))[0];
  const [place] = entry.rows;
  if (stranger && place && entry.refusal === null) {
    const finding = { file: place.file, row: place.row, column: null, code: 'partner-unknown', message: `Nothing of the source names the partner ${stranger.externalId} of deal ${entry.externalId}.` };
    faults.push(finding);
    refuseDeal(entry, finding);
  }
  if (entry.refusal !== null || entry.created === null) return;
  for (const partner of entry.partners) {
    if (partner.firstDealAt === null || entry.created < partner.firstDealAt) partner.firstDealAt = entry.created;
  }
};

const noticeNames = ({ notices }: SurveyNotes, { externalId, names, place }: PartnerEntry): void => {
  if (names.size < 2 || !place) return;
  const all = [...names.keys()].sort(compareUtf8).map((name) => `"${name}"`).join(', ');
  notices.push({ file: place.file, row: place.row, column: null, code: 'partner-names-differ', message: `Partner ${externalId} goes by ${all}; the name that most rows give is taken.` });
};
