import type { Actor } from '#events';
import type { Rejection } from '#kernel';
import type { CatalogueEntry } from './command-catalogue.js';

/**
 * Why this actor may not choose the id of what the command begins; undefined where it may. A partner that chose ids of deals would
 * learn from the answers which of them others have: its deals get theirs here.
 */
export const refusalOfChosenId = ({ type }: CatalogueEntry, { partnerId }: Actor): Rejection | undefined =>
  type === 'OpenDeal' && partnerId !== null
    ? { code: 'forbidden', message: 'A deal that a partner opens is given its id: leave dealId out.', pointer: '/dealId' }
    : undefined;
