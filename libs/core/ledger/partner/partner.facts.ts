import type { PartnerId } from '#kernel';

/** What a decision on a partner rests on beside its stream. */
export interface PartnerFacts {
  /** How many rewards there are to choose from, of the award that a choice is about; null where there is no such award, or no choice in it. */
  readonly rewards: number | null;
  /** Those of the partners named by the command that take part and are not merged. */
  readonly activePartners: ReadonlySet<PartnerId>;
}
