import type { BatchEvent } from '#events';

type DataOf<Type extends BatchEvent['type']> = Extract<BatchEvent, { type: Type }>['data'];

/** What can be asked of one batch and its payments. The ledger itself lists them; people say what became of them. */
export type BatchCommand =
  | ({ readonly type: 'ProposePayment' } & DataOf<'PaymentProposed'>)
  | ({ readonly type: 'LeaveOutPayment' } & DataOf<'PaymentLeftOut'>)
  | { readonly type: 'SettlePayment'; readonly paymentId: string; readonly settledOn: string; readonly reference: string | null }
  | { readonly type: 'FailPayment'; readonly paymentId: string; readonly because: string }
  | { readonly type: 'RetryPayment'; readonly paymentId: string }
  | { readonly type: 'CancelPayment'; readonly paymentId: string }
  | { readonly type: 'ConfirmPayment'; readonly paymentId: string; readonly currency: string; readonly amount: string; readonly paidOn: string;
      readonly reference: string | null };
