import { parseCurrency, parseInstant, parseMinor, type Currency, type Fault } from '#kernel';
import type { Dossier, DossierAdjustment } from './dossier.schema.js';

/** Every fault of a well-typed dossier that its structure cannot say: digits, dates, pairs that stand twice. */
export const dossierFaults = (dossier: Dossier): Fault[] => {
  const faults = new FaultList();
  checkAmounts(dossier, faults);
  checkDates(dossier, faults);
  checkRoles(dossier, faults);
  dossier.adjustments?.forEach((adjustment, index) => checkAdjustment(adjustment, `/adjustments/${index}`, faults));
  return faults.items;
};

/** Faults as they are found; a class, so that a sound dossier, the usual case, builds no clauses. */
class FaultList {
  readonly items: Fault[] = [];
  add(clause: string, message: string): void {
    this.items.push({ clause, message });
  }
}

const checkAmounts = (dossier: Dossier, faults: FaultList): void => {
  const currency = parseCurrency(dossier.currency);
  if (currency === undefined) return faults.add('/currency', 'is no ISO 4217 currency with a minor unit');
  checkAmount({ text: dossier.amount, currency, clause: '/amount' }, faults);
  if (dossier.margin != null && parseMinor(dossier.margin, currency) === undefined) faults.add('/margin', digitsOf(currency));
  dossier.adjustments?.forEach(({ amount }, index) => {
    if (amount !== undefined) checkAmount({ text: amount, currency, clause: `/adjustments/${index}/amount` }, faults);
  });
  dossier.invoiced?.forEach(({ amount }, index) => checkAmount({ text: amount, currency, clause: `/invoiced/${index}/amount` }, faults));
  dossier.collected?.forEach(({ amount }, index) => checkAmount({ text: amount, currency, clause: `/collected/${index}/amount` }, faults));
};

const digitsOf = (currency: Currency): string => `must be an amount with exactly the digits of ${currency}`;

const checkAmount = ({ text, currency, clause }: { text: string; currency: Currency; clause: string }, faults: FaultList): void => {
  if ((parseMinor(text, currency) ?? -1n) < 0n) faults.add(clause, digitsOf(currency));
};

const checkDates = (dossier: Dossier, faults: FaultList): void => {
  const check = (text: string | null | undefined, clause: string): void => {
    if (text != null && parseInstant(text) === undefined) faults.add(clause, 'is no instant');
  };
  check(dossier.createdAt, '/createdAt');
  check(dossier.registeredAt, '/registeredAt');
  check(dossier.closedAt, '/closedAt');
  if ((dossier.status === 'open') !== (dossier.closedAt == null)) faults.add('/closedAt', 'must be there exactly when the deal is not open');
  dossier.touchpoints.forEach((touchpoint, index) => {
    check(touchpoint.occurredAt, `/touchpoints/${index}/occurredAt`);
    check(touchpoint.recordedAt, `/touchpoints/${index}/recordedAt`);
    if (touchpoint.recordedAt == null && touchpoint.imported !== true) faults.add(`/touchpoints/${index}/recordedAt`, 'is missing');
  });
  dossier.stages?.forEach(({ enteredAt }, index) => check(enteredAt, `/stages/${index}/enteredAt`));
  dossier.registrations?.forEach(({ approvedAt }, index) => check(approvedAt, `/registrations/${index}/approvedAt`));
  for (const list of ['adjustments', 'invoiced', 'collected'] as const) {
    dossier[list]?.forEach(({ at }, index) => check(at, `/${list}/${index}/at`));
  }
};

const checkRoles = ({ roles, model }: Dossier, faults: FaultList): void => {
  if (model === null && roles.length > 0) faults.add('/model', 'must not be null where partners have roles');
  const pairs = new Set<string>();
  roles.forEach(({ role, partnerId }, index) => {
    const pair = `${role} ${partnerId}`;
    if (pairs.has(pair)) faults.add(`/roles/${index}`, `stands twice: ${pair}`);
    pairs.add(pair);
  });
};

const checkAdjustment = (adjustment: DossierAdjustment, clause: string, faults: FaultList): void => {
  const { kind, amount, servedMonths, termMonths } = adjustment;
  const hasMonths = servedMonths !== undefined || termMonths !== undefined;
  if (kind !== 'churn') {
    if (amount === undefined) faults.add(`${clause}/amount`, 'is missing');
    if (servedMonths !== undefined) faults.add(`${clause}/servedMonths`, 'is only for a churn');
    if (termMonths !== undefined) faults.add(`${clause}/termMonths`, 'is only for a churn');
    return;
  }
  if (amount !== undefined && hasMonths) return faults.add(`${clause}/amount`, 'must not stand beside months');
  if (hasMonths && servedMonths === undefined) faults.add(`${clause}/servedMonths`, 'is missing');
  if (hasMonths && termMonths === undefined) faults.add(`${clause}/termMonths`, 'is missing');
  if ((servedMonths ?? 0) > (termMonths ?? Infinity)) faults.add(`${clause}/servedMonths`, 'must not exceed the term');
};
