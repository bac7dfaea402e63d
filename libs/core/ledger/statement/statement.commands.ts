import type { StatementEvent } from '#events';

type DataOf<Type extends StatementEvent['type']> = Extract<StatementEvent, { type: Type }>['data'];

/** What the ledger itself writes when a quarter is closed: each command is one event, told as often as it takes. */
export type StatementCommand =
  | ({ readonly type: 'CountAward' } & DataOf<'AwardCounted'>)
  | ({ readonly type: 'ContinueAward' } & DataOf<'AwardContinued'>)
  | ({ readonly type: 'TakeBackAward' } & DataOf<'AwardTakenBack'>)
  | ({ readonly type: 'IssueStatement' } & DataOf<'StatementIssued'>);
