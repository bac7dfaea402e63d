/** What can be asked of the rates: one unit of `base` is worth `rate` units of `quote` on a local day. */
export type RateCommand =
  { readonly type: 'RecordRate'; readonly base: string; readonly quote: string; readonly rate: string; readonly on: string; readonly source: string };
