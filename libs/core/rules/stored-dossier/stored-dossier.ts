import type {
  AttributionBucket, CoSellModel, DealOrigin, HandOff, PartnerRole, Side, TouchpointLogger, WonDealChange,
} from '#events';
import type { DealId, EventId, Instant, PartnerId, RuleSetId, UserId } from '#kernel';

/** The format of a stored dossier; another shape takes another name and a rebuild. */
export const storedDossierFormat = 'tandem.stored-dossier/3';

/** A fact with its place in the deal's stream and both clocks. */
export interface Fact {
  readonly eventId: EventId;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/**
 * Every fact of one deal that more than one partner may know, nothing decided: lists in the order of the log, in which a later
 * fact about the same thing supersedes the earlier. Reasons, notes and what is private to one partner stay in the log, which
 * the event ids lead to. It is JSON as it stands.
 */
export interface StoredDossier {
  readonly format: typeof storedDossierFormat;
  readonly dealId: DealId;
  /** The revision of the last event folded. */
  readonly revision: number;
  readonly opened: DealOpening;
  readonly partners: readonly PartnerNaming[];
  readonly sourcePartners: readonly (Fact & PartnerOrVendor)[];
  readonly registrations: readonly StoredRegistration[];
  readonly engagements: readonly Engagement[];
  readonly touchpoints: readonly StoredTouchpoint[];
  readonly roles: readonly RoleChange[];
  readonly relationshipOwners: readonly (Fact & PartnerOrVendor)[];
  readonly stageLeads: readonly (Fact & PartnerOrVendor & { readonly stage: string })[];
  readonly handOffs: readonly (Fact & PartnerOrVendor & { readonly handOff: HandOff })[];
  readonly commitments: readonly Commitment[];
  readonly expectedCloses: readonly (Fact & { readonly expectedOn: string | null })[];
  readonly nextSteps: readonly (Fact & { readonly stepTextId: string | null; readonly dueOn: string | null })[];
  readonly stages: readonly (Fact & { readonly stage: string })[];
  readonly amounts: readonly (Fact & { readonly amount: string })[];
  readonly models: readonly (Fact & { readonly model: CoSellModel | null })[];
  readonly ruleSets: readonly (Fact & { readonly ruleSetId: RuleSetId })[];
  readonly buckets: readonly (Fact & { readonly bucket: AttributionBucket })[];
  readonly closings: readonly Closing[];
  readonly correctionProposals: readonly CorrectionProposal[];
  readonly corrections: readonly Correction[];
  readonly invoices: readonly MoneyFact[];
  readonly receipts: readonly MoneyFact[];
  readonly margins: readonly (Fact & { readonly margin: string })[];
  readonly adjustments: readonly StoredAdjustment[];
}

/** The deal as it was opened; null of a partner is the vendor. */
export interface DealOpening extends Fact {
  readonly external: { readonly source: string; readonly id: string } | null;
  readonly account: { readonly name: string; readonly domain: string | null; readonly segment: string | null } | null;
  readonly currency: string;
  readonly amount: string;
  readonly model: CoSellModel | null;
  readonly origin: DealOrigin;
  readonly sourcePartnerId: PartnerId | null;
  readonly ruleSetId: RuleSetId;
  readonly dateAssumed: boolean;
}

/** Who it is: a partner or, null, the vendor (of a source: nobody). */
export interface PartnerOrVendor {
  readonly partnerId: PartnerId | null;
}

/** A fact that puts a partner on the deal, for good (`partnersBoundBy`): of each partner those that are older, by when they were true, than all before. */
export interface PartnerNaming extends Fact {
  readonly partnerId: PartnerId;
}

/** A registration as filed, with everything that became of it, in the order of the log. */
export interface StoredRegistration extends Fact {
  readonly registrationId: string;
  readonly parties: readonly { readonly partnerId: PartnerId; readonly role: PartnerRole; readonly weight: string | null }[];
  readonly steps: readonly RegistrationStep[];
}

/** What became of a registration: each step is a fact of its own. */
export type RegistrationStep =
  | (Fact & { readonly step: 'accepted'; readonly partnerId: PartnerId })
  | (Fact & { readonly step: 'approved'; readonly boundFor: readonly PartnerId[]; readonly validUntil: Instant | null })
  | (Fact & { readonly step: 'rejected' })
  | (Fact & { readonly step: 'extended'; readonly validUntil: Instant })
  | (Fact & { readonly step: 'expired' });

/** A partner that joined the running deal; bucket null while the answer is pending. */
export interface Engagement extends Fact {
  readonly partnerId: PartnerId;
  readonly bucket: AttributionBucket | null;
}

/** A touchpoint as logged, with what was said about it since, in the order of the log. */
export interface StoredTouchpoint extends Fact {
  readonly touchpointId: string;
  readonly partnerId: PartnerId | null;
  readonly role: PartnerRole | null;
  readonly kind: string;
  readonly loggedBy: TouchpointLogger;
  readonly imported: boolean;
  /** When the source system learned it; null where it does not say. */
  readonly sourceRecordedAt: Instant | null;
  readonly amendments: readonly TouchpointAmendment[];
}

/** What was said about a touchpoint after it was logged. */
export type TouchpointAmendment =
  | (Fact & { readonly amendment: 'confirmed'; readonly side: Side })
  | (Fact & { readonly amendment: 'contested'; readonly side: Side })
  | (Fact & {
      readonly amendment: 'corrected';
      readonly partnerId: PartnerId | null;
      readonly role: PartnerRole | null;
      readonly kind: string;
      readonly touchedAt: Instant;
    })
  | (Fact & { readonly amendment: 'voided' });

/** A role assigned (again, perhaps with another weight) or released. */
export type RoleChange = Fact & { readonly partnerId: PartnerId; readonly role: PartnerRole } & (
  | { readonly change: 'assigned'; readonly weight: string | null; readonly registrationId: string | null }
  | { readonly change: 'released' }
);

/** A partner's minimum commitments. */
export interface Commitment extends Fact {
  readonly partnerId: PartnerId;
  readonly responseHours: number;
  readonly meetings: number;
  readonly contentPieces: number;
}

/** The deal closed, or open again. */
export type Closing = Fact & (
  | { readonly outcome: 'won' | 'lost'; readonly dateAssumed: boolean }
  | { readonly outcome: 'reopened' }
);

/** One person's proposal to correct the won deal. */
export interface CorrectionProposal extends Fact {
  readonly correctionId: string;
  readonly proposedBy: UserId;
  readonly change: WonDealChange;
}

/** A correction in force; `amends` is the event of the win it puts right. */
export interface Correction extends Fact {
  readonly correctionId: string;
  readonly approvedBy: UserId;
  readonly amends: EventId;
  readonly change: WonDealChange;
}

/** An invoice or a receipt; `reference` is what its paper is called. */
export interface MoneyFact extends Fact {
  readonly reference: string;
  readonly amount: string;
}

/** What takes away from a won deal; a churn by amount, by months served of the term, or (all null) wholly. */
export type StoredAdjustment = Fact & { readonly reference: string } & (
  | { readonly kind: 'refund' | 'creditNote'; readonly amount: string }
  | { readonly kind: 'churn'; readonly amount: string | null; readonly servedMonths: number | null; readonly termMonths: number | null }
);
