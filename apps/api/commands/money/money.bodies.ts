import type { BatchCommand, PayoutCommand, PeriodCommand, RateCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './money.dto.js';

type Bodies<Command extends { readonly type: string }, LedgersOwn extends Command['type'] = never> =
  Readonly<Record<Exclude<Command['type'], LedgersOwn>, FieldClass<DatedBody>>>;

/** The body of every command about quarters that people may send; the ledger itself ends a closing. */
export const periodBodies: Bodies<PeriodCommand, 'ClosePeriod'> = {
  ProposePeriodClose: dto.ProposePeriodCloseDto,
  ApprovePeriodClose: dto.ApprovePeriodCloseDto,
  ProposeRestatement: dto.ProposeRestatementDto,
  ApproveRestatement: dto.ApproveRestatementDto,
  WithdrawRestatement: dto.WithdrawRestatementDto,
};

/** The body of every command about the register of batches that people may send; the ledger itself puts batches together. */
export const payoutBodies: Bodies<PayoutCommand, 'ProposePayoutBatch'> = {
  RequestPayoutBatch: dto.RequestPayoutBatchDto,
  ApprovePayoutBatch: dto.ApprovePayoutBatchDto,
  WithdrawPayoutBatch: dto.WithdrawPayoutBatchDto,
};

/** The body of every command about a payment that people may send; the ledger itself lists payments. */
export const batchBodies: Bodies<BatchCommand, 'ProposePayment' | 'LeaveOutPayment'> = {
  SettlePayment: dto.SettlePaymentDto,
  FailPayment: dto.FailPaymentDto,
  RetryPayment: dto.RetryPaymentDto,
  CancelPayment: dto.CancelPaymentDto,
  ConfirmPayment: dto.ConfirmPaymentDto,
};

/** The body of the command about rates. */
export const rateBodies: Bodies<RateCommand> = { RecordRate: dto.RecordRateDto };
