import type {
  AttributionBucket, CoSellModel, DealOrigin, HandOff, PartnerRole, SealedText, Side, TouchpointLogger, WonDealChange,
} from '#events';
import type { Currency, DealId, Instant, PartnerId, RuleSetId, UserId } from '#kernel';
import type { History, Timeline } from '../timeline.js';
import type { AccountOfDeal } from './deal.commands.js';

/** A deal: not opened yet, open, won or lost. Amounts are text with exactly the minor digits of `currency`. */
export type DealState = { readonly status: 'none' } | OpenedDeal;
export type OpenedDeal = OpenDeal | WonDeal | LostDeal;
export type OpenDeal = DealBody & { readonly status: 'open' };
/** `closedAt` is the close in force: the win's, or what a correction made of it. */
export type WonDeal = DealBody & { readonly status: 'won'; readonly closedAt: Instant };
export type LostDeal = DealBody & { readonly status: 'lost'; readonly closedAt: Instant };

/** Everything known of a deal that exists, in whatever status. A partner id of null is the vendor (of a source: nobody). */
export interface DealBody {
  readonly dealId: DealId;
  readonly external: { readonly source: string; readonly id: string } | null;
  readonly account: AccountOfDeal | null;
  readonly currency: Currency;
  readonly origin: DealOrigin;
  readonly createdAt: Instant;
  /** When the ledger first heard of it. */
  readonly toldAt: Instant;
  readonly dateAssumed: boolean;
  readonly amounts: History<string>;
  readonly models: History<CoSellModel | null>;
  readonly ruleSets: History<RuleSetId>;
  readonly sourcePartners: History<PartnerId | null>;
  /** Who is on the deal, for good (`partnersBoundBy`). */
  readonly partners: ReadonlySet<PartnerId>;
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly engagements: ReadonlyMap<PartnerId, Timeline<AttributionBucket | null>>;
  readonly touchpoints: ReadonlyMap<string, Touchpoint>;
  /** By `roleKey`. */
  readonly roles: ReadonlyMap<string, RoleOfPartner>;
  readonly relationshipOwners: Timeline<PartnerId | null>;
  readonly stageLeads: ReadonlyMap<string, Timeline<PartnerId | null>>;
  readonly handOffs: ReadonlyMap<HandOff, Timeline<PartnerId | null>>;
  readonly commitments: ReadonlyMap<PartnerId, Timeline<Commitment>>;
  readonly expectedCloses: Timeline<string | null>;
  readonly nextSteps: Timeline<NextStep>;
  readonly stages: Timeline<string>;
  readonly attributions: Timeline<AttributionBucket>;
  /** Every close as it was told, also those that a reopening or a correction overtook. */
  readonly closes: Timeline<'won' | 'lost'>;
  /** When it was last opened again; null: it never was. */
  readonly reopenedAt: Instant | null;
  readonly reopening: ReopeningOfWin;
  readonly corrections: ReadonlyMap<string, Correction>;
  readonly margins: Timeline<string>;
  readonly invoices: ReadonlyMap<string, Payment>;
  readonly receipts: ReadonlyMap<string, Payment>;
  readonly refunds: ReadonlyMap<string, Payment>;
  readonly creditNotes: ReadonlyMap<string, Payment>;
  readonly churns: ReadonlyMap<string, Churn>;
}

export interface Party {
  readonly partnerId: PartnerId;
  readonly role: PartnerRole;
  readonly weight: string | null;
}

/** Several partners protected at once. `bound` are the partners that accepted or that operations bound. */
export type Registration = {
  readonly registrationId: string;
  readonly parties: readonly Party[];
  readonly bound: ReadonlySet<PartnerId>;
} & (
  | { readonly status: 'filed' }
  | { readonly status: 'rejected' }
  /** `validUntil` null: it protects without end. */
  | { readonly status: 'approved'; readonly validUntil: Instant | null }
  | { readonly status: 'expired'; readonly validUntil: Instant | null }
);

export interface TouchpointFacts {
  readonly partnerId: PartnerId | null;
  readonly role: PartnerRole | null;
  readonly kind: string;
  readonly occurredAt: Instant;
}

export interface Touchpoint {
  readonly touchpointId: string;
  readonly loggedBy: TouchpointLogger;
  readonly imported: boolean;
  /** As it was logged, for telling a repetition from another touchpoint; and as it is known now. */
  readonly asLogged: TouchpointFacts;
  readonly facts: TouchpointFacts;
  readonly voided: boolean;
  readonly evidence: { readonly contactId: string | null; readonly hasNote: boolean; readonly hasLink: boolean };
  /** What the two sides say about the touchpoint as it is known now. */
  readonly answers: ReadonlyMap<Side, Timeline<TouchpointAnswer>>;
}

export type TouchpointAnswer = 'confirmed' | 'contested';

/** A partner in a role, and what was said of its tenure. */
export interface RoleOfPartner extends PartnerInRole {
  readonly tenure: Timeline<Tenure>;
}

export type Tenure =
  | { readonly held: true; readonly weight: string | null; readonly registrationId: string | null }
  | { readonly held: false };

export interface Commitment {
  readonly responseHours: number;
  readonly meetings: number;
  readonly contentPieces: number;
}

/** What is to happen next, and by when. */
export interface NextStep {
  readonly step: SealedText | null;
  readonly dueOn: string | null;
}

/** A correction of the won deal; one that was not approved before the deal was reopened has lapsed. */
export interface Correction {
  readonly change: WonDealChange;
  readonly proposedBy: UserId;
  readonly status: 'proposed' | 'approved' | 'lapsed';
}

/** Whether one person proposed to open the won deal again. */
export type ReopeningOfWin =
  | { readonly proposed: false }
  | { readonly proposed: true; readonly proposedBy: UserId; readonly reason: SealedText };

/** An invoice, a receipt, a refund or a credit note. */
export interface Payment {
  readonly amount: string;
  readonly at: Instant;
}

export interface Churn {
  readonly amount: string | null;
  readonly servedMonths: number | null;
  readonly termMonths: number | null;
  readonly at: Instant;
}

/** A role and who has it. */
export interface PartnerInRole {
  readonly role: PartnerRole;
  readonly partnerId: PartnerId;
}

/** Under which key a partner's role is kept. */
export const roleKey = ({ role, partnerId }: PartnerInRole): string => `${role} ${partnerId}`;
