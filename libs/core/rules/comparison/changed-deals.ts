import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { Evaluation } from '../result/evaluation.js';
import type { Comparison } from './comparison.schema.js';
import type { EarnedLine } from './earned-lines.js';
import { changeOf, differs, groupsBy, type Group, type Sides } from './sides.js';

type DealRow = Comparison['deals'][number];

/** The won deals of which a partner's line differs, by id, each with all lines of partners. */
export const changedDeals = (before: Evaluation, after: Evaluation, lines: Sides<EarnedLine>): DealRow[] => {
  const ofDeal = ({ dealId }: EarnedLine): boolean => dealId !== null;
  const [earlier, later] = [byId(before), byId(after)];
  return groupsBy({ before: lines.before.filter(ofDeal), after: lines.after.filter(ofDeal) }, ({ dealId }) => [dealId]).flatMap((group) => {
    const rows = lineRows(group);
    const [one, other] = [earlier.get(group.any.dealId ?? ''), later.get(group.any.dealId ?? '')];
    if (one === undefined || other === undefined || !rows.some(({ amount, withheld }) => differs(amount) || differs(withheld))) return [];
    return [dealRow(one, other, { group, rows })];
  });
};

const byId = ({ deals }: Evaluation): ReadonlyMap<string, DealEvaluation> => new Map(deals.map((deal) => [deal.dossier.dealId, deal]));

const dealRow = (before: DealEvaluation, after: DealEvaluation, { group, rows }: { group: Group<EarnedLine>; rows: DealRow['lines'] }): DealRow => {
  const { currency } = before;
  const deals: Sides<DealEvaluation> = { before: [before], after: [after] };
  return {
    dealId: before.dossier.dealId,
    currency,
    period: { before: before.period, after: after.period },
    coSell: { before: before.coSell, after: after.coSell },
    rate: { before: before.rate.text, after: after.rate.text },
    net: changeOf(deals, currency, ({ net }) => net?.minor ?? 0n),
    pool: changeOf(deals, currency, ({ pool }) => pool?.minor ?? 0n),
    amount: changeOf(group, currency, ({ amountMinor }) => amountMinor),
    withheld: changeOf(group, currency, ({ withheldMinor }) => withheldMinor),
    lines: rows,
  };
};

const lineRows = (lines: Sides<EarnedLine>): DealRow['lines'] =>
  groupsBy(lines, ({ partnerId, kind, position, ruleId }) => [partnerId, kind, position, ruleId]).map((group) => {
    const { partnerId, kind, position, ruleId, currency } = group.any;
    return {
      partnerId,
      kind: kind === 'uplift' ? 'uplift' : 'commission',
      position: position ?? '',
      incentiveId: ruleId,
      clause: { before: group.before[0]?.clause ?? null, after: group.after[0]?.clause ?? null },
      amount: changeOf(group, currency, ({ amountMinor }) => amountMinor),
      withheld: changeOf(group, currency, ({ withheldMinor }) => withheldMinor),
    };
  });
