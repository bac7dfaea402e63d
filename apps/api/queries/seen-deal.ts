import type { DataSource } from 'typeorm';
import { parseDealId, type DealId } from '#kernel';
import { findDeal, type DealDossierRow } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { Problem } from '../http/problem.js';

/** The deal of a path; a problem where there is none that the caller may see. */
export const seenDeal = async (dataSource: DataSource, caller: ReadCaller, dealId: string): Promise<DealDossierRow> => {
  dealIdOf(dealId);
  const row = await readAs(dataSource, caller, (manager) => findDeal(manager, dealId));
  if (!row) throw unknownDeal(dealId);
  return row;
};

/** A deal id of a path. */
export const dealIdOf = (text: string): DealId => {
  const id = parseDealId(text);
  if (id === undefined) throw unknownDeal(text);
  return id;
};

/** One answer, whether there is no such deal or it is not the caller's to see. */
export const unknownDeal = (dealId: string): Problem => new Problem(404, 'deal-unknown', `There is no deal ${dealId.slice(0, 80)}.`);
