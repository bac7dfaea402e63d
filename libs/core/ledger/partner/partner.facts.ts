import type { PartnerId } from '#kernel';

/** What a decision on a partner rests on beside its stream. */
export interface PartnerFacts {
  /** How many rewards there are to choose from, of the award that a choice is about; null where there is no such award, or no choice in it. */
  readonly rewards: number | null;
  /** Those of the partners named by the command that take part and are not merged. */
  readonly activePartners: ReadonlySet<PartnerId>;
  /** Who stands, in the end, for a partner that became part of another; null for one that did not, or where no choice is asked for. */
  readonly successor: PartnerId | null;
  /** The zone that the programme counts its days in; null before it is founded. */
  readonly timeZone: string | null;
}
