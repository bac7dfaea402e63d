/** What can be asked of the register of payout batches. `cutOff` is a local day of the programme, `2026-05-15`. */
export type PayoutCommand =
  | { readonly type: 'RequestPayoutBatch'; readonly cutOff: string }
  /** Ends the putting together of a batch whose payments are all listed. */
  | { readonly type: 'ProposePayoutBatch'; readonly batch: number }
  | { readonly type: 'ApprovePayoutBatch'; readonly batch: number }
  | { readonly type: 'WithdrawPayoutBatch'; readonly batch: number };
