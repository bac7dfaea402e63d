import type {
  AttributionBucket, CoSellModel, DealOrigin, HandOff, PartnerRole, SealedText, Side, TouchpointLogger, WonDealChange,
} from '#events';
import type { DealId, Instant, PartnerId, RuleSetId } from '#kernel';

/** One named partner of a registration: what it does and what its share weighs. */
export interface RegisteredParty {
  readonly partnerId: PartnerId;
  readonly role: PartnerRole;
  readonly weight: string | null;
  /** Private to the partner: recorded as an event of its own. */
  readonly expectedContribution: SealedText | null;
}

export interface AccountOfDeal {
  readonly name: string;
  readonly domain: string | null;
  readonly segment: string | null;
}

/** What can be asked of a deal. `occurredAt` travels beside the command (DecisionContext); ids inside are the caller's. */
export type DealCommand =
  | { readonly type: 'OpenDeal'; readonly dealId: DealId; readonly external: { readonly source: string; readonly id: string } | null;
      readonly account: AccountOfDeal | null; readonly currency: string; readonly amount: string; readonly model: CoSellModel | null;
      readonly origin: DealOrigin; readonly sourcePartnerId: PartnerId | null; readonly ruleSetId: RuleSetId; readonly dateAssumed: boolean }
  | { readonly type: 'NameSourcePartner'; readonly partnerId: PartnerId | null }
  | { readonly type: 'RegisterDeal'; readonly registrationId: string; readonly parties: readonly RegisteredParty[] }
  | { readonly type: 'AcceptRegistration'; readonly registrationId: string; readonly partnerId: PartnerId }
  /** `boundFor`: partners bound without having accepted; that needs the reason. */
  | { readonly type: 'ApproveRegistration'; readonly registrationId: string; readonly boundFor: readonly PartnerId[]; readonly reason: SealedText | null }
  | { readonly type: 'RejectRegistration'; readonly registrationId: string; readonly reason: SealedText }
  | { readonly type: 'ExtendRegistration'; readonly registrationId: string; readonly validUntil: Instant }
  | { readonly type: 'ExpireRegistration'; readonly registrationId: string }
  /** Adds a partner to an existing deal: bucket and activity complete it, without them it is pending (capability A7). */
  | { readonly type: 'EngagePartner'; readonly partnerId: PartnerId; readonly bucket: AttributionBucket | null; readonly activity: { readonly touchpointId: string; readonly role: PartnerRole | null; readonly kind: string } | null }
  | { readonly type: 'LogTouchpoint'; readonly touchpointId: string; readonly partnerId: PartnerId | null; readonly role: PartnerRole | null;
      readonly kind: string; readonly loggedBy: TouchpointLogger; readonly imported: boolean;
      readonly contactId: string | null; readonly note: SealedText | null; readonly link: SealedText | null }
  | { readonly type: 'ConfirmTouchpoint'; readonly touchpointId: string; readonly side: Side }
  | { readonly type: 'ContestTouchpoint'; readonly touchpointId: string; readonly side: Side; readonly reason: SealedText }
  | { readonly type: 'CorrectTouchpoint'; readonly touchpointId: string; readonly partnerId: PartnerId | null; readonly role: PartnerRole | null;
      readonly kind: string; readonly touchedAt: Instant; readonly reason: SealedText | null }
  | { readonly type: 'VoidTouchpoint'; readonly touchpointId: string; readonly reason: SealedText }
  | { readonly type: 'AssignRole'; readonly partnerId: PartnerId; readonly role: PartnerRole; readonly weight: string | null }
  | { readonly type: 'ReleaseRole'; readonly partnerId: PartnerId; readonly role: PartnerRole }
  | { readonly type: 'NameRelationshipOwner'; readonly partnerId: PartnerId | null }
  | { readonly type: 'NameStageLead'; readonly stage: string; readonly partnerId: PartnerId | null }
  | { readonly type: 'NameHandOff'; readonly handOff: HandOff; readonly partnerId: PartnerId | null }
  | { readonly type: 'MakeCommitment'; readonly partnerId: PartnerId; readonly responseHours: number; readonly meetings: number; readonly contentPieces: number }
  | { readonly type: 'SetExpectedClose'; readonly expectedOn: string | null }
  | { readonly type: 'SetNextStep'; readonly step: SealedText | null; readonly dueOn: string | null }
  | { readonly type: 'ChangeStage'; readonly stage: string }
  | { readonly type: 'ChangeAmount'; readonly amount: string }
  | { readonly type: 'ChangeModel'; readonly model: CoSellModel | null }
  | { readonly type: 'MoveToRuleSet'; readonly ruleSetId: RuleSetId }
  | { readonly type: 'ConfirmAttribution'; readonly bucket: AttributionBucket }
  | { readonly type: 'WinDeal'; readonly dateAssumed: boolean }
  | { readonly type: 'LoseDeal'; readonly dateAssumed: boolean }
  /** A lost deal; a won one is opened again by two persons. */
  | { readonly type: 'ReopenDeal'; readonly reason: SealedText }
  | { readonly type: 'ProposeReopening'; readonly reason: SealedText }
  | { readonly type: 'ApproveReopening' }
  | { readonly type: 'ProposeCorrection'; readonly correctionId: string; readonly change: WonDealChange; readonly reason: SealedText }
  | { readonly type: 'ApproveCorrection'; readonly correctionId: string }
  | { readonly type: 'InvoiceDeal'; readonly invoiceId: string; readonly amount: string }
  | { readonly type: 'CollectCash'; readonly receiptId: string; readonly amount: string }
  | { readonly type: 'SetMargin'; readonly margin: string }
  | { readonly type: 'RefundDeal'; readonly refundId: string; readonly amount: string }
  | { readonly type: 'IssueCreditNote'; readonly creditNoteId: string; readonly amount: string }
  | { readonly type: 'RecordChurn'; readonly churnId: string; readonly amount: string | null; readonly servedMonths: number | null; readonly termMonths: number | null };
