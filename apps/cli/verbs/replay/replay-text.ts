import type { Replay } from '#rules';
import { table } from '../../output.js';

/** A replay in lines for people: what it costs, who gains and loses, what makes the difference, deal by deal. */
export const replayText = (replay: Replay): string => [
  heading(replay),
  ...block('In all', replay.totals.map(({ currency, amount, withheld }) => [currency, ...sides(amount), withheldText(withheld)]), ''),
  ...block('By quarter', replay.quarters.map(({ period, currency, amount, withheld }) => [`${period} ${currency}`, ...sides(amount), withheldText(withheld)]), ''),
  ...block('By partner', replay.partners.map(({ partnerId, currency, outcome, amount, withheld }) => [`${partnerId} ${currency}`, ...sides(amount), `${outcome}${withheldText(withheld)}`]), ''),
  ...block('What makes the difference', replay.causes.map((cause) => [causeText(cause), '', '', cause.amount, `${cause.currency}${withheldBy(cause)}`]), 'nothing'),
  ...block('Incentives and SPIFFs that differ', replay.awards.map(({ id, partnerId, period, currency, amount, causes }) => [`${id} ${partnerId} ${period} ${currency}`, ...sides(amount), causesText(causes)]), ''),
  ...replay.deals.flatMap(dealText),
  `  ${replay.compared.differing} of ${replay.compared.deals} deals differ. Nothing was posted.`,
].join('\n');

type Change = Replay['totals'][number]['amount'];
type Cause = Pick<Replay['causes'][number], 'because' | 'clauses' | 'eventType' | 'amount' | 'withheld'> & { readonly eventId?: string | null };

const heading = ({ asked: { from, to, rules, knownAt, publishedBy, bookedAt } }: Replay): string =>
  `${from === to ? from : `${from} to ${to}`} ${rulesText(rules)}, facts known at ${knownAt}, rules published by ${publishedBy}, beside what was booked by ${bookedAt}`;

const rulesText = ({ kind, ruleSetId, version }: Replay['asked']['rules']): string => {
  switch (kind) {
    case 'own': return 'under each deal\'s own rules';
    case 'ruleSet': return `under ${ruleSetId ?? ''}, by date`;
    case 'version': return `under ${ruleSetId ?? ''}@${version ?? ''}`;
    case 'draft': return `under a draft of ${ruleSetId ?? ''}`;
  }
};

const sides = ({ booked, replayed, delta }: Change): readonly string[] => [booked, replayed, delta];

const isSomething = (amount: string): boolean => /[1-9]/.test(amount);

const withheldText = ({ booked, replayed, delta }: Change): string => (isSomething(booked + replayed) ? `  withheld ${booked} → ${replayed} (${delta})` : '');

const withheldBy = ({ withheld }: Cause): string => (isSomething(withheld) ? `  withheld ${withheld}` : '');

const block = (title: string, rows: readonly (readonly string[])[], ifNone: string): readonly string[] => {
  if (rows.length === 0) return ifNone === '' ? [] : [`${title}: ${ifNone}`];
  return [title, table(['', 'booked', 'replayed', 'delta', ''], rows, [1, 2, 3])];
};

const dealText = ({ dealId, currency, amount, lines }: Replay['deals'][number]): readonly string[] =>
  block(`${dealId} ${currency} ${amount.delta}`, lines.map((line) =>
    [`${line.partnerId} ${line.position}${line.kind === 'uplift' ? ' uplift' : ''}`, ...sides(line.amount), `${causesText(line.causes)}${withheldText(line.withheld)}`]), '');

const causesText = (causes: readonly Cause[]): string => causes.map((cause) => `${causeText(cause)} ${cause.amount}`).join('; ');

const causeText = ({ because, clauses, eventType, eventId }: Cause): string => {
  switch (because) {
    case 'clause': return clauses.join(', ');
    case 'learned': return `${eventType ?? ''}${eventId == null ? '' : ` ${eventId}`}`;
    case 'unlearned': return `without ${eventType ?? ''}${eventId == null ? '' : ` ${eventId}`}`;
    case 'version': return 'no version covers it on one side';
    case 'award': return 'awards of an earlier quarter';
    case 'booking': return 'booked otherwise than these facts and rules give';
  }
};
