import fc from 'fast-check';
import { statementLineKinds, type StatementBalance, type StatementLine } from '#events';
import { formatMinor, parseCurrency, type Currency, type DealId, type EventId, type Instant, type PartnerId, type Period, type RuleSetId } from '#kernel';
import type { StatementFacts, StatementPart } from '#rules';

const currencyOf = (code: string): Currency => {
  const currency = parseCurrency(code);
  if (currency === undefined) throw new RangeError(code);
  return currency;
};

/** What a test says of a line; the rest is as in most. */
export interface LineInBrief {
  readonly minor: bigint;
  readonly currency?: string;
  readonly kind?: StatementLine['kind'];
  readonly withheld?: boolean;
}

const eventIdOf = (number: number): EventId => `00000000-0000-5000-8000-${String(number).padStart(12, '0')}` as EventId;

/** The lines of a statement, numbered from 1. */
export const linesOf = (brief: readonly LineInBrief[]): StatementLine[] =>
  brief.map(({ minor, currency = 'USD', kind = 'commission', withheld = false }, index) => ({
    lineNo: index + 1, kind, withheld, currency, amount: formatMinor(minor, currencyOf(currency)),
    dealId: `deal_acme-${1 + (index % 97)}` as DealId, position: 'sourcing', clause: '/attribution/roles/sourcing', ruleSetId: 'standard' as RuleSetId, version: 3,
    dealPeriod: '2026-Q1' as Period, causeEventId: eventIdOf(index), causeType: 'DealWon', occurredAt: '2026-03-20T16:00:00.000Z' as Instant,
    recordedAt: '2026-03-20T16:05:00.000Z' as Instant, dueOn: '2026-04-19', holdback: formatMinor(0n, currencyOf(currency)), holdbackUntil: '2026-04-19',
  }));

/** The balances that these lines come to, after an opening and with a payment. */
export const balancesOf = (lines: readonly LineInBrief[], opening = 12_345n, paid = 345n): StatementBalance[] =>
  [...new Set(lines.map(({ currency = 'USD' }) => currency))].map((currency) => {
    const counted = lines.filter((line) => (line.currency ?? 'USD') === currency && line.withheld !== true);
    const isAdjustment = ({ kind = 'commission' }: LineInBrief) => ['writeOff', 'merger', 'difference'].includes(kind);
    const sum = (some: readonly LineInBrief[]): bigint => some.reduce((total, { minor }) => total + minor, 0n);
    const adjusted = sum(counted.filter(isAdjustment));
    const earned = sum(counted.filter((line) => !isAdjustment(line) && line.minor > 0n));
    const clawedBack = sum(counted.filter((line) => !isAdjustment(line) && line.minor < 0n));
    const text = (minor: bigint): string => formatMinor(minor, currencyOf(currency));
    return {
      currency, opening: text(opening), earned: text(earned), clawedBack: text(clawedBack), adjusted: text(adjusted), paid: text(paid),
      closing: text(opening + earned + clawedBack + adjusted - paid), heldOpening: text(5n), held: text(7n), released: text(2n), heldClosing: text(10n),
      withheld: text(sum(lines.filter((line) => (line.currency ?? 'USD') === currency && line.withheld === true))) };
  });

/** A statement as it is issued: in parts of so many lines at most. */
export const partsOf = (brief: readonly LineInBrief[], linesMax = 200): StatementPart[] => {
  const lines = linesOf(brief);
  const count = Math.max(1, Math.ceil(lines.length / linesMax));
  return Array.from({ length: count }, (_, index) => {
    const own = lines.slice(index * linesMax, (index + 1) * linesMax);
    return {
      period: '2026-Q1' as Period, partnerId: 'ptr_alpha' as PartnerId, part: index + 1, parts: count, lines: own,
      evidence: own.map(({ lineNo, causeEventId }) => ({ lineNo, eventId: causeEventId })), balances: index === 0 ? balancesOf(brief) : [] };
  });
};

export const statementFacts: StatementFacts = {
  programmeName: 'Nordlicht Partner Programme', partnerName: 'Ångström & Søn — Συνεργάτες / Партнёры A/S', period: '2026-Q1', firstDay: '2026-01-01', lastDay: '2026-03-31',
  issuedAt: '2026-04-10T09:00:00.000Z', statementDigest: '5f'.repeat(32), checkpoint: 'tandem.example/log\n1024\nq83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng=\n\n— tandem.example/log xK3kBA==\n' };

/** Lines of several currencies, of both signs, beyond what a double holds exactly. */
export const briefLines: fc.Arbitrary<LineInBrief[]> = fc.array(
  fc.record({
    minor: fc.oneof(fc.bigInt(-100_000n, 100_000n), fc.bigInt(-(10n ** 28n), 10n ** 28n)), currency: fc.constantFrom('USD', 'EUR', 'JPY', 'BHD'),
    kind: fc.constantFrom(...statementLineKinds), withheld: fc.boolean() }),
  { maxLength: 25 });
