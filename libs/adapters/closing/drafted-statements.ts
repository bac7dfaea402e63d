import type { EventStore } from '#event-store';
import { formatLocalDay, lastInstantOfPeriod, localDayOf, type PartnerId } from '#kernel';
import { awardLines, draftStatement, type BalanceBefore, type DraftedStatement, type DraftLine } from '#rules';
import { awardsIssued, balancesBefore, closedDifferences, entriesBefore, postingsByPartner } from './account.js';
import type { Closing } from './closing.js';
import type { Counted } from './count-awards.js';
import { mergerLines, otherLines, paidByPartner } from './other-lines.js';
import type { ReadSql } from './read-sql.js';

/** What a partner is promised at a closing; it may say nothing. */
export interface PartnerStatement {
  readonly partnerId: PartnerId;
  readonly statement: DraftedStatement;
}

/** Every statement of the quarter, partner by partner in the order of their ids; mergers last, when it is known what moves. */
export async function* draftedStatements(store: EventStore, sql: ReadSql, { closing, found, terms }: Counted & { readonly closing: Closing }): AsyncGenerator<PartnerStatement> {
  const { cause, after, calendar } = closing;
  const before = await balancesBefore(sql, cause.period);
  const extra = new Map<PartnerId, DraftLine[]>();
  const add = (partnerId: PartnerId, lines: readonly DraftLine[]): void => { extra.set(partnerId, [...(extra.get(partnerId) ?? []), ...lines]); };
  for (const [partnerId, lines] of awardLines(terms, found, { cause, issued: await awardsIssued(sql, cause.period) })) add(partnerId, lines);
  for (const [partnerId, lines] of await otherLines(store, sql, { cause, terms, calendar, differences: await closedDifferences(sql, { after, knownAt: cause.knownAt }) })) add(partnerId, lines);
  const paid = await paidByPartner(store, cause.knownAt);
  const lastDay = formatLocalDay(localDayOf(lastInstantOfPeriod(cause.period, calendar), calendar.timeZone));
  const draft = async (partnerId: PartnerId, lines: readonly DraftLine[]) => draftStatement({
    lastDay, lines, before: before.get(partnerId) ?? new Map<string, BalanceBefore>(), paidMinor: paid.get(partnerId) ?? new Map<string, bigint>(),
    entriesBefore: await entriesBefore(sql, partnerId, { period: cause.period, lines }) });
  const own = new Map<PartnerId, readonly DraftLine[]>();
  const merged = new Set<PartnerId>(terms.mergers.filter(({ recordedAt }) => recordedAt <= cause.knownAt).flatMap(({ from, into }) => [from, into]));
  const rest = new Set<PartnerId>([...before.keys(), ...paid.keys(), ...extra.keys()]);
  for await (const { partnerId, lines } of postingsByPartner(sql, { period: cause.period, after, knownAt: cause.knownAt })) {
    rest.delete(partnerId);
    const all = [...lines, ...(extra.get(partnerId) ?? [])];
    if (merged.has(partnerId)) own.set(partnerId, all);
    else yield { partnerId, statement: await draft(partnerId, all) };
  }
  for (const partnerId of [...rest].sort()) {
    if (merged.has(partnerId)) own.set(partnerId, extra.get(partnerId) ?? []);
    else yield { partnerId, statement: await draft(partnerId, extra.get(partnerId) ?? []) };
  }
  const moved = await mergerLines([...merged].sort(), { terms, cause, calendar, draft: (partnerId) => draft(partnerId, own.get(partnerId) ?? []) });
  for (const partnerId of [...merged].sort()) {
    yield { partnerId, statement: await draft(partnerId, [...(own.get(partnerId) ?? []), ...(moved.get(partnerId) ?? [])]) };
  }
}
