import type { SealedText } from '#events';
import type { PartnerId, Period, RuleSetId } from '#kernel';

/** What can be asked of a partner. Days are local days of the programme's zone, `2026-03-20`. */
export type PartnerCommand =
  | { readonly type: 'OnboardPartner'; readonly partnerId: PartnerId; readonly name: string; readonly kind: string | null;
      readonly external: { readonly source: string; readonly id: string } | null }
  | { readonly type: 'RenamePartner'; readonly name: string }
  | { readonly type: 'SignAgreement'; readonly agreementId: string; readonly from: string; readonly to: string | null }
  | { readonly type: 'EndAgreement'; readonly agreementId: string; readonly on: string }
  | { readonly type: 'NameContact'; readonly contactId: string; readonly person: SealedText }
  | { readonly type: 'RemoveContact'; readonly contactId: string }
  | { readonly type: 'ForgetContact'; readonly contactId: string }
  | { readonly type: 'GrantTier'; readonly tier: string | null; readonly from: string }
  | { readonly type: 'SuspendPartner'; readonly reason: SealedText }
  | { readonly type: 'ResumePartner' }
  | { readonly type: 'NamePayee'; readonly payeeReference: string; readonly currency: string | null }
  | { readonly type: 'ChooseIncentive'; readonly period: Period; readonly ruleSetId: RuleSetId; readonly version: number; readonly clause: string;
      readonly option: number }
  /** A positive amount raises the balance: what the partner owes back is given up. */
  | { readonly type: 'WriteOffBalance'; readonly writeOffId: string; readonly amount: string; readonly currency: string; readonly reason: SealedText }
  | { readonly type: 'MergePartner'; readonly into: PartnerId; readonly on: string };
