import type { EventStore } from '#event-store';
import { readEvent, readStreamName, statementsStream } from '#events';
import { awardTally, foldTerms, noTerms, termsEventTypes, type AwardsFound, type ClosingCause, type StoredDossier, type Terms } from '#rules';
import type { Closing } from './closing.js';
import type { ReadSql } from './read-sql.js';

/** The awards of a closing. */
export interface Counted {
  readonly found: AwardsFound;
  /** The terms of the closing: with what it counts, without what it takes back. */
  readonly terms: Terms;
}

/** Counts the awards of a quarter over all deals, from what was known at its closing. */
export const countAwards = async (store: EventStore, sql: ReadSql, { cause }: Closing): Promise<Counted> => {
  const known = await termsKnown(store, cause);
  const tally = awardTally(known, cause);
  let page = await dossiersAfter(sql, '');
  while (page.length > 0) {
    page.forEach(tally.add);
    page = await dossiersAfter(sql, page.at(-1)?.dealId ?? '');
  }
  const found = tally.found();
  const isTaken = new Set(found.takenBack.map(awardText));
  return { found, terms: { ...known, awards: [
    ...known.awards.map((award) => (isTaken.has(awardText(award)) ? { ...award, takenBackIn: cause.period } : award)),
    ...found.counted.map((award) => ({ ...award, takenBackIn: null })) ] } };
};

/** The terms as they were known at the closing, without what this very closing wrote before it was broken off. */
const termsKnown = async (store: EventStore, { period, knownAt }: ClosingCause): Promise<Terms> => {
  let terms = noTerms;
  const own = statementsStream(period);
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (stored.stream === own || readStreamName(stored.stream) === undefined) continue;
    const event = readEvent(stored);
    // An award is an earlier closing's word, whenever it was written down; all else counts by when it was told.
    if (event.metadata.recordedAt <= knownAt || event.stream.startsWith('statements-') || event.type === 'PeriodClosed') terms = foldTerms(terms, event);
  }
  return terms;
};

const dossiersPerPage = 500;

const dossiersAfter = async (sql: ReadSql, dealId: string): Promise<readonly StoredDossier[]> =>
  (await sql<{ stored: string }>('SELECT stored FROM read.deal_dossier WHERE deal_id > $1 ORDER BY deal_id LIMIT $2', [dealId, dossiersPerPage]))
    .map(({ stored }) => JSON.parse(stored) as StoredDossier);

/** Names an award in one text. */
export const awardText = ({ period, ruleSetId, version, clause, partnerId }: AwardsFound['counted'][number]): string => [period, ruleSetId, version, clause, partnerId].join(' ');
