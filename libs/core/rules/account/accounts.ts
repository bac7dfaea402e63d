import { compareUtf8, formatLocalDay, localDayOf, type Currency, type DealId, type EventId, type Instant, type PartnerId } from '#kernel';
import { awardOf, lineReference } from '../closing/draft-statement.js';
import type { Successors } from '../terms/merged-dossier.js';
import { countedMinor, minorIn, type Payment } from './payment.js';
import { portionsOf, standingOn, type AccountEntry, type Portion } from './portions.js';

/** What stands to a partner's account for one reason: a line of a closed quarter's statement, an accrual of an open one, a write-off. */
export interface AccountPosting {
  readonly partnerId: string;
  readonly currency: string;
  readonly kind: 'commission' | 'uplift' | 'incentive' | 'spiff' | 'writeOff' | 'merger' | 'difference';
  readonly dealId: DealId | null;
  readonly position: string | null;
  readonly clause: string | null;
  readonly ruleSetId: string | null;
  /** The quarter of the deal's close or of the award; null where it is of neither. */
  readonly dealPeriod: string | null;
  readonly causeEventId: EventId;
  readonly amount: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Null: on the local day on which it occurred. */
  readonly dueOn: string | null;
  /** Null: nothing. */
  readonly holdback: string | null;
  readonly holdbackUntil: string | null;
}

/** How an account stands in one currency on a day, in minor units. */
export interface Account {
  readonly partnerId: PartnerId;
  readonly currency: Currency;
  /** All that is owed less all that is paid or in payment; below zero the partner owes it back. */
  readonly balanceMinor: bigint;
  /** What of it is payable by that day; below zero it is carried over. */
  readonly payableMinor: bigint;
  /** What of what is payable was held back before. */
  readonly releasedMinor: bigint;
  /** What would be payable by that day, were it not disputed. */
  readonly disputedMinor: bigint;
  /** What is held back beyond that day. */
  readonly heldMinor: bigint;
  /** Listed by a batch and not yet confirmed by the bank. */
  readonly inPaymentMinor: bigint;
  readonly paidMinor: bigint;
}

/** An amount of a line that waits while the line is disputed: what of it no payment had when the dispute was opened. */
export interface DisputeHold {
  readonly partnerId: string;
  readonly currency: string;
  /** What belongs together with the line (`lineReference`), and of which award it is, where it is of one: null holds of every award of the clause. */
  readonly line: string;
  readonly award: string | null;
  readonly held: string;
}

/** Everything that accounts are worked out of, in any order. */
export interface AccountFacts {
  readonly postings: readonly AccountPosting[];
  readonly payments: readonly Payment[];
  readonly holds: readonly DisputeHold[];
  /** Who stands for whom after mergers: their accounts are one. */
  readonly successors: Successors;
  readonly timeZone: string;
}

/**
 * Every account with anything to it, by partner and currency, as it stands on a day. The account of a partner that is part of another is
 * the other's, so what statements moved between the two is in neither.
 */
export const accountsOf = ({ postings, payments, holds, successors, timeZone }: AccountFacts, day: string): readonly Account[] => {
  const accounts = new Map<string, { readonly partnerId: string; readonly currency: string; readonly postings: AccountPosting[]; readonly payments: Payment[]; readonly holds: DisputeHold[] }>();
  const accountFor = (partnerId: string, currency: string) => {
    const owner = successors.get(partnerId) ?? partnerId;
    const account = accounts.get(`${owner} ${currency}`) ?? { partnerId: owner, currency, postings: [], payments: [], holds: [] };
    accounts.set(`${owner} ${currency}`, account);
    return account;
  };
  for (const posting of postings) if (posting.kind !== 'merger') accountFor(posting.partnerId, posting.currency).postings.push(posting);
  for (const payment of payments) accountFor(payment.partnerId, payment.currency).payments.push(payment);
  for (const hold of holds) accountFor(hold.partnerId, hold.currency).holds.push(hold);
  return [...accounts].sort(([left], [right]) => compareUtf8(left, right)).map(([, { partnerId, currency, ...own }]) => ({
    partnerId: partnerId as PartnerId, currency: currency as Currency, ...standingOf({ ...own, timeZone }, day) }));
};

const standingOf = (
  { postings, payments, holds, timeZone }: Omit<AccountFacts, 'successors'>, day: string,
): Omit<Account, 'partnerId' | 'currency'> => {
  const portions = portionsOf([...postings].sort(byRecording).map((posting) => entryOf(posting, timeZone)));
  const { allMinor, payableMinor, heldMinor } = standingOn(portions, day);
  const paidMinor = sumOf(payments.filter(({ standing }) => standing === 'confirmed'), countedMinor);
  const inPaymentMinor = sumOf(payments, countedMinor) - paidMinor;
  const taken = paidMinor + inPaymentMinor;
  const released = sumOf(portions.filter(({ isHeldBack, dueOn }) => isHeldBack && dueOn <= day), ({ amountMinor }) => amountMinor)
    - sumOf(payments.filter((payment) => countedMinor(payment) > 0n), ({ fromHoldback, currency }) => minorIn(fromHoldback, currency));
  const disputed = within(disputedOn(portions, holds, day), payableMinor - taken);
  const payable = payableMinor - taken - disputed;
  return {
    balanceMinor: allMinor - taken, payableMinor: payable, disputedMinor: disputed, releasedMinor: within(released, payable), heldMinor, inPaymentMinor, paidMinor };
};

/** What disputes hold of what is due by the day: of each line no more than is due of it. */
const disputedOn = (portions: readonly Portion[], holds: readonly DisputeHold[], day: string): bigint => {
  const lines = new Map(holds.map(({ line, award }) => [`${line} ${award ?? ''}`, { line, award }]));
  return [...lines.values()].reduce((sum, { line, award }) => {
    const due = sumOf(portions.filter((portion) => portion.line === line && (award === null || portion.award === award) && portion.dueOn <= day), ({ amountMinor }) => amountMinor);
    return sum + within(sumOf(holds.filter((hold) => hold.line === line && hold.award === award), ({ held, currency }) => minorIn(held, currency)), due);
  }, 0n);
};

/** The order of recording; of what was recorded at once, what was earned before what was taken back of it. */
const byRecording = (left: AccountPosting, right: AccountPosting): number =>
  compareUtf8(left.recordedAt, right.recordedAt) || Number(left.amount.startsWith('-')) - Number(right.amount.startsWith('-'))
  || compareUtf8(lineReference(left), lineReference(right)) || compareUtf8(left.causeEventId, right.causeEventId) || compareUtf8(left.amount, right.amount)
  || compareUtf8(left.dueOn ?? '', right.dueOn ?? '') || compareUtf8(left.holdback ?? '', right.holdback ?? '') || compareUtf8(left.holdbackUntil ?? '', right.holdbackUntil ?? '');

const entryOf = (posting: AccountPosting, timeZone: string): AccountEntry => {
  const { amount, holdback, currency, dueOn, holdbackUntil, occurredAt } = posting;
  const due = dueOn ?? formatLocalDay(localDayOf(occurredAt as Instant, timeZone));
  return {
    line: lineReference(posting), award: awardOf(posting), amountMinor: minorIn(amount, currency), dueOn: due, holdbackMinor: holdback === null ? 0n : minorIn(holdback, currency), holdbackUntil: holdbackUntil ?? due };
};

const sumOf = <Row>(rows: readonly Row[], minorOf: (row: Row) => bigint): bigint => rows.reduce((sum, row) => sum + minorOf(row), 0n);

const within = (minor: bigint, limit: bigint): bigint => {
  if (minor <= 0n || limit <= 0n) return 0n;
  return minor < limit ? minor : limit;
};
