import type { DealCommand } from '#ledger';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class InvoiceDealDto extends DatedBody implements BodyOf<DealCommand, 'InvoiceDeal'> {
  @Field(forms.partId, 'Names the invoice; left out: made here.', { derived: 'inv', example: 'I-1' }) readonly invoiceId!: string;
  @Field(forms.amount, 'What the customer was asked for.') readonly amount!: string;
}

export class CollectCashDto extends DatedBody implements BodyOf<DealCommand, 'CollectCash'> {
  @Field(forms.partId, 'Names the receipt; left out: made here.', { derived: 'rct', example: 'P-1' }) readonly receiptId!: string;
  @Field(forms.amount, 'What came in.', { example: '25000.00' }) readonly amount!: string;
}

export class SetMarginDto extends DatedBody implements BodyOf<DealCommand, 'SetMargin'> {
  @Field(forms.signedAmount, 'The margin of the deal.') readonly margin!: string;
}

export class RefundDealDto extends DatedBody implements BodyOf<DealCommand, 'RefundDeal'> {
  @Field(forms.partId, 'Names the refund; left out: made here.', { derived: 'ref', example: 'F-1' }) readonly refundId!: string;
  @Field(forms.amount, 'What the customer got back.', { example: '10000.00' }) readonly amount!: string;
}

export class IssueCreditNoteDto extends DatedBody implements BodyOf<DealCommand, 'IssueCreditNote'> {
  @Field(forms.partId, 'Names the credit note; left out: made here.', { derived: 'crn', example: 'N-1' }) readonly creditNoteId!: string;
  @Field(forms.amount, 'What was credited.', { example: '1000.00' }) readonly amount!: string;
}

export class RecordChurnDto extends DatedBody implements BodyOf<DealCommand, 'RecordChurn'> {
  @Field(forms.partId, 'Names the churn; left out: made here.', { derived: 'chn', example: 'X-1' }) readonly churnId!: string;
  @Field(forms.amount, 'The part of the amount that is lost.', { orNull: true }) readonly amount!: string | null;
  @Field(forms.servedMonths, 'Months served of the term.', { orNull: true }) readonly servedMonths!: number | null;
  @Field(forms.termMonths, 'Months of the term.', { orNull: true }) readonly termMonths!: number | null;
}
