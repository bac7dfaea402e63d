import { canonicalJson, unreachable } from '#kernel';
import type { AwardCounts } from './award-counts.js';
import type { IssuedLine } from './booked-lines.js';
import type { ReplayPlan } from './replay-plan.js';
import { mergeTally, emptyTally, tallyCauses, tallyMoney, tallyRows, type ReplayTally } from './replay-tally.js';
import type { Replay } from './replay.schema.js';
import { replayedAwards } from './replayed-awards.js';

/** A replay without the deals that differ, which may be many. */
export type ReplaySummary = Omit<Replay, 'deals'>;

/** What all deals and awards come to together. `issued` are the statement lines of incentives and SPIFFs. */
export const replaySummary = (plan: ReplayPlan, tally: ReplayTally, { counts, issued }: { readonly counts: AwardCounts; readonly issued: readonly IssuedLine[] }): ReplaySummary => {
  const { rows, money } = replayedAwards(plan, counts, issued);
  const whole = emptyTally();
  mergeTally(whole, tally);
  for (const { side, minor, ...of } of money) tallyMoney(whole, of, side === 'booked' ? { bookedMinor: minor } : { replayedMinor: minor });
  for (const { causes, currency } of rows) tallyCauses(whole, causes, currency);
  return { format: 'tandem.replay/1', asked: askedOf(plan), compared: { deals: tally.deals, differing: tally.differing }, ...tallyRows(whole), awards: [...rows] };
};

/** A deal of the document in RFC 8785 form: its members stand in that order already. */
export const replayedRowText = (row: Replay['deals'][number]): string => JSON.stringify(row);

/** The document around its deals, of which each is text in RFC 8785 form, with commas between them, in the order of their ids. */
export const replayTextAround = (summary: ReplaySummary): { readonly before: string; readonly after: string } => {
  const [before = '', after = ''] = canonicalJson({ ...summary, deals: [] }).split('"deals":[]');
  return { before: `${before}"deals":[`, after: `]${after}\n` };
};

/** What was asked, as the document says it. */
const askedOf = ({ from, to, rules, publishedBy, knownAt, bookedAt, dealsOf, terms }: ReplayPlan): Replay['asked'] =>
  ({ from, to, publishedBy, knownAt, bookedAt, dealsOf, rules: rulesText(rules, terms) });

const rulesText = (rules: ReplayPlan['rules'], { published }: ReplayPlan['terms']): Replay['asked']['rules'] => {
  const none = { kind: rules.kind, ruleSetId: null, version: null, digest: null };
  switch (rules.kind) {
    case 'own': return none;
    case 'ruleSet': return { ...none, ruleSetId: rules.ruleSetId };
    case 'version': return {
      ...none, ruleSetId: rules.ruleSetId, version: rules.version, digest: published.get(rules.ruleSetId)?.versions.find(({ version }) => version === rules.version)?.digest ?? null };
    case 'draft': return { ...none, ruleSetId: rules.document.id, digest: rules.digest };
    default: return unreachable(rules);
  }
};
