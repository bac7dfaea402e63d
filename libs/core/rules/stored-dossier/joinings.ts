import { counts, type Cut } from './cut.js';
import type { Engagement, StoredDossier } from './stored-dossier.js';

/** By which facts partners were said to join the running deal, at a cut: an answer that was owed repeats the fact. */
export const joiningsAt = ({ engagements }: StoredDossier, cut: Cut = {}): readonly Engagement[] =>
  engagements.filter((engagement) => counts(engagement, cut));
