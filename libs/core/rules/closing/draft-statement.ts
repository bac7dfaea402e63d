import { statementEvidenceMax, type StatementBalance, type StatementLine } from '#events';
import { compareUtf8, formatMinor, parseMinor, type Currency, type EventId } from '#kernel';
import { portionsOf, standingOn, type AccountEntry } from '../account/portions.js';

/** A line before it has its number, with the events it rests on. */
export type DraftLine = Omit<StatementLine, 'lineNo'> & { readonly eventIds: readonly string[] };

/** What a partner's statements said before, in one currency. */
export interface BalanceBefore {
  readonly closing: string;
  readonly heldClosing: string;
  readonly withheld: string;
  /** What all of them together listed as paid. */
  readonly paid: string;
}

/** Everything that a partner's statement of a quarter is made of. Amounts by currency are minor units. */
export interface StatementDraft {
  /** The quarter's last local day. */
  readonly lastDay: string;
  readonly lines: readonly DraftLine[];
  readonly before: ReadonlyMap<string, BalanceBefore>;
  /** What was ever paid, as far as it is known. */
  readonly paidMinor: ReadonlyMap<string, bigint>;
  /** What stands to the account from earlier statements, in their order; of importance where something is held back. */
  readonly entriesBefore: ReadonlyMap<string, readonly AccountEntry[]>;
}

/** A statement as it is promised: lines numbered from 1, what each rests on, a balance for each currency. */
export interface DraftedStatement {
  readonly lines: readonly StatementLine[];
  readonly evidence: readonly { readonly lineNo: number; readonly eventId: EventId }[];
  readonly balances: readonly StatementBalance[];
}

/**
 * The statement: its lines in their order, and for each currency opening + earned + clawed back + adjusted − paid = closing, and held
 * before + held − released = held after. What is withheld is told beside it and is in no sum.
 */
export const draftStatement = ({ lastDay, lines, before, paidMinor, entriesBefore }: StatementDraft): DraftedStatement => {
  const stated = lines.flatMap(fitting);
  const currencies = [...new Set([...before.keys(), ...paidMinor.keys(), ...lines.map(({ currency }) => currency)])].sort(compareUtf8);
  return {
    lines: stated.map(({ eventIds: _eventIds, ...line }, index) => ({ lineNo: index + 1, ...line })),
    evidence: stated.flatMap(({ eventIds }, index) => eventIds.map((eventId) => ({ lineNo: index + 1, eventId: eventId as EventId }))),
    balances: currencies.map((currency) => balanceOf(currency as Currency, {
      lastDay, lines: lines.filter((line) => line.currency === currency), before: before.get(currency), paidMinor: paidMinor.get(currency) ?? 0n,
      entries: entriesBefore.get(currency) ?? [] }))
      .filter((balance) => hasSomething(balance) || lines.some(({ currency }) => currency === balance.currency)),
  };
};

/** A line and what it rests on must fit into one event: what rests on more goes on in lines of nothing, which name the rest. */
const fitting = (line: DraftLine): readonly DraftLine[] => {
  const { eventIds, currency } = line;
  if (eventIds.length <= statementEvidenceMax) return [line];
  const nothing = formatMinor(0n, currency as Currency);
  return Array.from({ length: Math.ceil(eventIds.length / statementEvidenceMax) }, (_, index) => ({
    ...line, ...(index === 0 ? {} : { amount: nothing, holdback: nothing }), eventIds: eventIds.slice(index * statementEvidenceMax, (index + 1) * statementEvidenceMax) }));
};

/** Whether a statement says anything. */
export const saysSomething = ({ lines, balances }: DraftedStatement): boolean => lines.length > 0 || balances.length > 0;

/** What belongs together in an account: the entries of one line of one deal, one award, one write-off. */
export const lineReference = (line: Pick<StatementLine, 'kind' | 'dealId' | 'position' | 'clause' | 'causeEventId'>): string =>
  (line.dealId === null ? `${line.kind} ${line.clause ?? line.causeEventId}` : [line.dealId, line.position, ...(line.kind === 'uplift' ? [line.clause] : [])].join(' '));

/** Which award a line is of: those of one clause are told apart by rule set and quarter. */
export const awardOf = ({ dealId, ruleSetId, dealPeriod }: { readonly dealId: string | null; readonly ruleSetId: string | null; readonly dealPeriod: string | null }): string | null =>
  (dealId === null && ruleSetId !== null ? `${ruleSetId} ${dealPeriod ?? ''}` : null);

/** A line as it stands to the account; one that is withheld does not. */
export const entryOf = (line: Omit<StatementLine, 'lineNo'>): AccountEntry => ({
  line: lineReference(line), award: awardOf(line), amountMinor: minorOf(line.amount, line.currency), dueOn: line.dueOn,
  holdbackMinor: minorOf(line.holdback, line.currency), holdbackUntil: line.holdbackUntil });

interface OfCurrency {
  readonly lastDay: string;
  readonly lines: readonly DraftLine[];
  readonly before: BalanceBefore | undefined;
  readonly paidMinor: bigint;
  readonly entries: readonly AccountEntry[];
}

const adjusting: ReadonlySet<string> = new Set(['writeOff', 'merger', 'difference']);

const balanceOf = (currency: Currency, { lastDay, lines, before, paidMinor, entries }: OfCurrency): StatementBalance => {
  const earlier = (amount: string | undefined): bigint => (amount === undefined ? 0n : minorOf(amount, currency));
  const owed = lines.filter(({ withheld }) => !withheld);
  const sumWhere = (matches: (line: DraftLine, minor: bigint) => boolean): bigint =>
    owed.reduce((sum, line) => { const minor = minorOf(line.amount, currency); return matches(line, minor) ? sum + minor : sum; }, 0n);
  const earned = sumWhere(({ kind }, minor) => !adjusting.has(kind) && minor > 0n);
  const clawedBack = sumWhere(({ kind }, minor) => !adjusting.has(kind) && minor < 0n);
  const adjusted = sumWhere(({ kind }) => adjusting.has(kind));
  const opening = earlier(before?.closing);
  const paid = paidMinor - earlier(before?.paid);
  const heldOpening = earlier(before?.heldClosing);
  const held = owed.reduce((sum, { holdback }) => sum + minorOf(holdback, currency), 0n);
  const heldClosing = standingOn(portionsOf([...entries, ...owed.map(entryOf)]), lastDay).heldMinor;
  const withheld = lines.reduce((sum, line) => (line.withheld ? sum + minorOf(line.amount, currency) : sum), earlier(before?.withheld));
  const text = (minor: bigint): string => formatMinor(minor, currency);
  return {
    currency, opening: text(opening), earned: text(earned), clawedBack: text(clawedBack), adjusted: text(adjusted), paid: text(paid),
    closing: text(opening + earned + clawedBack + adjusted - paid), heldOpening: text(heldOpening), held: text(held),
    released: text(heldOpening + held - heldClosing), heldClosing: text(heldClosing), withheld: text(withheld) };
};

const hasSomething = ({ currency: _currency, ...amounts }: StatementBalance): boolean => Object.values(amounts).some((amount) => /[1-9]/.test(amount));

const minorOf = (amount: string, currency: string): bigint => {
  const minor = parseMinor(amount, currency as Currency);
  if (minor === undefined) throw new Error(`${amount} is no amount of ${currency}.`);
  return minor;
};
