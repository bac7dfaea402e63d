import type { ApiClient } from '../../connection/api-client.js';
import { table } from '../../output.js';

/** A statement as it was issued: what was promised. */
export interface IssuedStatement {
  readonly partnerId: string;
  readonly period: string;
  readonly issuedAt: string;
  readonly balances: readonly {
    readonly currency: string; readonly opening: string; readonly earned: string; readonly clawedBack: string; readonly adjusted: string;
    readonly paid: string; readonly closing: string; readonly heldClosing: string; readonly withheld: string }[];
  readonly lines: readonly {
    readonly lineNo: number; readonly kind: string; readonly dealId: string | null; readonly position: string | null; readonly clause: string | null;
    readonly occurredAt: string; readonly amount: string; readonly currency: string; readonly withheld: boolean; readonly dueOn: string }[];
}

/** The whole statement at that path, all its lines. */
export const readIssued = async (client: ApiClient, path: string): Promise<IssuedStatement> => {
  const lines: IssuedStatement['lines'][number][] = [];
  for (;;) {
    const { has_more: hasMore, ...page } = await client.get<IssuedStatement & { readonly has_more: boolean }>(`${path}?limit=100&starting_after=${lines.at(-1)?.lineNo ?? 0}`);
    lines.push(...page.lines);
    if (!hasMore || page.lines.length === 0) return { ...page, lines };
  }
};

/** An issued statement in lines for people. */
export const issuedText = ({ partnerId, period, issuedAt, balances, lines }: IssuedStatement): string => [
  `${partnerId}, ${period}, issued ${issuedAt}`,
  table(['', 'for', 'deal', 'position', 'on', 'due', 'amount', ''], lines.map((line) =>
    [String(line.lineNo), line.kind, line.dealId ?? '', line.position ?? line.clause ?? '', line.occurredAt.slice(0, 10), line.dueOn, `${line.amount} ${line.currency}`,
      line.withheld ? 'withheld' : '']), [0, 6]),
  '',
  table(['balance', 'opening', 'earned', 'clawed back', 'adjusted', 'paid', 'closing', 'held of it', 'withheld beside it'], balances.map((balance) =>
    [balance.currency, balance.opening, balance.earned, balance.clawedBack, balance.adjusted, balance.paid, balance.closing, balance.heldClosing, balance.withheld]),
  [1, 2, 3, 4, 5, 6, 7, 8]),
].join('\n');
