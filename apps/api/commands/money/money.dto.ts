import type { Period, RuleSetId } from '#kernel';
import type { BatchCommand, PayoutCommand, PeriodCommand, RateCommand } from '#ledger';
import { DatedBody, type BodyOf } from '../body-of.js';
import { Field, FreeText } from '../fields/field.js';
import { forms } from '../fields/forms.js';

export class ProposePeriodCloseDto extends DatedBody implements BodyOf<PeriodCommand, 'ProposePeriodClose'> {
  @Field(forms.period, 'The quarter to close.') readonly period!: Period;
}

export class ApprovePeriodCloseDto extends DatedBody implements BodyOf<PeriodCommand, 'ApprovePeriodClose'> {
  @Field(forms.period, 'The quarter to close.') readonly period!: Period;
}

export class ProposeRestatementDto extends DatedBody implements BodyOf<PeriodCommand, 'ProposeRestatement'> {
  @Field(forms.partId, 'Names the restatement; left out: made here.', { derived: 'rst', example: 'R-1' }) readonly restatementId!: string;
  @Field(forms.period, 'The closed quarter.') readonly period!: Period;
  @Field(forms.ruleSetId, 'The rule set whose deals are priced otherwise.') readonly ruleSetId!: RuleSetId;
  @Field(forms.version, 'The published version that they are priced by from now on.', { example: 2 }) readonly version!: number;
  @Field(forms.partId, 'The replay that justifies it, as the ledger calls it.', { orNull: true, example: 'rpl_1' }) readonly replayId!: string | null;
  @Field(forms.digest, 'SHA-256 of what that replay gave.') readonly replayDigest!: string;
  @FreeText('Why.', { example: 'The rates of the new agreement hold from January.' }) readonly reason!: string;
}

export class ApproveRestatementDto extends DatedBody implements BodyOf<PeriodCommand, 'ApproveRestatement'> {
  @Field(forms.partId, 'The restatement.', { example: 'R-1' }) readonly restatementId!: string;
  @Field(forms.period, 'The closed quarter.') readonly period!: Period;
}

export class WithdrawRestatementDto extends DatedBody implements BodyOf<PeriodCommand, 'WithdrawRestatement'> {
  @Field(forms.partId, 'The restatement.', { example: 'R-1' }) readonly restatementId!: string;
  @Field(forms.period, 'The closed quarter.') readonly period!: Period;
}

export class RequestPayoutBatchDto extends DatedBody implements BodyOf<PayoutCommand, 'RequestPayoutBatch'> {
  @Field(forms.localDay, 'What is payable by the end of this day is paid.', { example: '2026-05-15' }) readonly cutOff!: string;
}

export class ApprovePayoutBatchDto extends DatedBody implements BodyOf<PayoutCommand, 'ApprovePayoutBatch'> {
  @Field(forms.batch, 'The batch.') readonly batch!: number;
}

export class WithdrawPayoutBatchDto extends DatedBody implements BodyOf<PayoutCommand, 'WithdrawPayoutBatch'> {
  @Field(forms.batch, 'The batch.') readonly batch!: number;
}

export class SettlePaymentDto extends DatedBody implements BodyOf<BatchCommand, 'SettlePayment'> {
  @Field(forms.paymentId, 'The payment.') readonly paymentId!: string;
  @Field(forms.localDay, 'The day on which it was handed to the bank.') readonly settledOn!: string;
  @Field(forms.code, 'What the paying system calls it.', { orNull: true, example: 'SEPA-77' }) readonly reference!: string | null;
}

export class FailPaymentDto extends DatedBody implements BodyOf<BatchCommand, 'FailPayment'> {
  @Field(forms.paymentId, 'The payment.') readonly paymentId!: string;
  @Field(forms.code, 'The paying system\'s word for the cause.', { example: 'account-closed' }) readonly because!: string;
}

export class RetryPaymentDto extends DatedBody implements BodyOf<BatchCommand, 'RetryPayment'> {
  @Field(forms.paymentId, 'The payment.') readonly paymentId!: string;
}

export class CancelPaymentDto extends DatedBody implements BodyOf<BatchCommand, 'CancelPayment'> {
  @Field(forms.paymentId, 'The payment.') readonly paymentId!: string;
}

export class ConfirmPaymentDto extends DatedBody implements BodyOf<BatchCommand, 'ConfirmPayment'> {
  @Field(forms.paymentId, 'The payment.') readonly paymentId!: string;
  @Field(forms.currency, 'The currency it was paid in.') readonly currency!: string;
  @Field(forms.amount, 'What the bank says was paid.', { example: '3176.47' }) readonly amount!: string;
  @Field(forms.localDay, 'The day on which it was paid.') readonly paidOn!: string;
  @Field(forms.code, 'What the bank calls it.', { orNull: true, example: 'BK-2026-05-18-0042' }) readonly reference!: string | null;
}

export class RecordRateDto extends DatedBody implements BodyOf<RateCommand, 'RecordRate'> {
  @Field(forms.currency, 'One unit of this currency', { example: 'EUR' }) readonly base!: string;
  @Field(forms.currency, 'is worth so many of this.', { example: 'USD' }) readonly quote!: string;
  @Field(forms.rate, 'The rate.') readonly rate!: string;
  @Field(forms.localDay, 'Its day.') readonly on!: string;
  @Field(forms.code, 'Who says so.', { example: 'ECB' }) readonly source!: string;
}
