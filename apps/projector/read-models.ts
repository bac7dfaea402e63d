import { dealReadModels, eventReadModels, historyReadModels, lineReadModels, streamReadModels } from '#projections';
import type { ReadModels } from './follow/read-model.js';

/** The read models that the projector keeps: all of them, under one checkpoint. */
export const readModels: ReadModels = {
  follower: 'ledger',
  ofDeals: dealReadModels,
  ofEvents: eventReadModels,
  ofStreams: streamReadModels,
  ofLines: lineReadModels,
  ofHistories: historyReadModels,
};
