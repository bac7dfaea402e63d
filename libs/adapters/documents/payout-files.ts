import { stringify } from 'csv-stringify/sync';
import { expectedOf, type Payment } from '#rules';
import { inertText } from './render-csv.js';

/** A payment as a file has it; `place` is that in the whole batch, from 1, whatever the file leaves out. */
type FiledPayment = Payment & { readonly partnerName: string; readonly place: number };

/** A payment, and why it is not to be made for now, in one word; null where nothing holds it. */
export type HeldPayment = Payment & { readonly heldBack: string | null };

/** What a file of a batch is made of. Amounts are exact text of the currency they are paid in. */
export interface PayoutFile {
  readonly batch: number;
  readonly cutOff: string;
  readonly payments: readonly FiledPayment[];
}

/** A batch as files tell it, and who is held back: what is cancelled is in no file, and what is held nobody shall pay by one. */
export const payoutFileOf = (
  { batch, cutOff, payments }: { readonly batch: number; readonly cutOff: string; readonly payments: readonly HeldPayment[] }, names: ReadonlyMap<string, string>,
): { readonly file: PayoutFile; readonly heldBack: readonly HeldPayment[] } => ({
  file: { batch, cutOff, payments: payments
    .map((payment, index) => ({ ...payment, partnerName: names.get(payment.partnerId) ?? payment.partnerId, place: index + 1 }))
    .filter(({ standing, heldBack }) => standing !== 'cancelled' && heldBack === null) },
  heldBack: payments.filter(({ heldBack }) => heldBack !== null),
});

export const dateForms = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'] as const;
/** How a program writes days. */
export type DateForm = (typeof dateForms)[number];

/** Where Xero books the bills: its account's code, the name of its tax rate, how its region writes days. */
export interface XeroAccounts {
  readonly accountCode: string;
  readonly taxType: string;
  readonly dates: DateForm;
}

/** Between which accounts QuickBooks books the payments, by their full names. */
export interface QuickBooksAccounts {
  readonly payable: string;
  readonly bank: string;
  readonly dates: DateForm;
}

/** A row for each payment, for any paying system. */
export const payoutCsv = ({ payments }: PayoutFile): string => stringify(payments.map((payment) => {
  const { currency, amount } = expectedOf(payment);
  const { paymentId, batch, partnerId, partnerName, payeeReference, standing, fromHoldback, paidIn } = payment;
  return {
    paymentId: inertText(paymentId), batch, partnerId, partnerName: inertText(partnerName), payeeReference: inertText(payeeReference), amount, currency, standing,
    owedAmount: payment.amount, owedCurrency: payment.currency, fromHoldback, rate: paidIn?.rate ?? '', rateOn: paidIn?.rateOn ?? '', rateSource: inertText(paidIn?.rateSource ?? '') };
}), { header: true, columns: csvColumns });

const csvColumns = [
  'paymentId', 'batch', 'partnerId', 'partnerName', 'payeeReference', 'amount', 'currency', 'standing', 'owedAmount', 'owedCurrency', 'fromHoldback', 'rate', 'rateOn', 'rateSource'];

/** A bill for each payment, in the columns of Xero's template for importing bills. */
export const xeroBills = ({ batch, cutOff, payments }: PayoutFile, { accountCode, taxType, dates }: XeroAccounts): string =>
  stringify([xeroColumns, ...payments.map((payment) => {
    const { currency, amount } = expectedOf(payment);
    const day = dayText(cutOff, dates);
    const filled: Readonly<Record<string, string>> = {
      '*ContactName': inertText(payment.partnerName), '*InvoiceNumber': inertText(payment.paymentId), '*InvoiceDate': day, '*DueDate': day, Total: amount,
      Description: `Partner payout, batch ${batch}`, '*Quantity': '1', '*UnitAmount': amount, '*AccountCode': inertText(accountCode), '*TaxType': inertText(taxType), Currency: currency };
    return xeroColumns.map((column) => filled[column] ?? '');
  })]);

const xeroColumns = [
  '*ContactName', 'EmailAddress', 'POAddressLine1', 'POAddressLine2', 'POAddressLine3', 'POAddressLine4', 'POCity', 'PORegion', 'POPostalCode', 'POCountry',
  '*InvoiceNumber', '*InvoiceDate', '*DueDate', 'Total', 'InventoryItemCode', 'Description', '*Quantity', '*UnitAmount', '*AccountCode', '*TaxType', 'TaxAmount',
  'TrackingName1', 'TrackingOption1', 'TrackingName2', 'TrackingOption2', 'Currency'];

/**
 * A balanced journal entry for each payment, as QuickBooks Online imports them: what is payable is debited, the bank credited. Entries are
 * numbered within the batch, for the number of an entry has room for 21 characters.
 */
export const quickBooksJournal = ({ batch, cutOff, payments }: PayoutFile, { payable, bank, dates }: QuickBooksAccounts): string =>
  stringify(payments.flatMap((payment) => {
    const { currency, amount } = expectedOf(payment);
    const entry = {
      JournalNo: `${batch}-${payment.place}`, JournalDate: dayText(cutOff, dates), Description: `Partner payout ${payment.paymentId}`, Name: inertText(payment.partnerName), Currency: currency };
    return [{ ...entry, AccountName: inertText(payable), Debits: amount, Credits: '' }, { ...entry, AccountName: inertText(bank), Debits: '', Credits: amount }];
  }), { header: true, columns: ['JournalNo', 'JournalDate', 'AccountName', 'Debits', 'Credits', 'Description', 'Name', 'Currency'] });

const dayText = (day: string, form: DateForm): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return form.replace('YYYY', year).replace('MM', month).replace('DD', date);
};

/** The day that a text in a form tells, `2026-05-18`; undefined where it is not in that form. */
export const readDay = (text: string, form: DateForm): string | undefined => {
  const pattern = form.replace(/[./]/g, '\\$&').replace('YYYY', '(?<year>\\d{4})').replace('MM', '(?<month>\\d{2})').replace('DD', '(?<date>\\d{2})');
  const found = new RegExp(`^${pattern}$`).exec(text.trim())?.groups;
  return found && `${found['year']}-${found['month']}-${found['date']}`;
};
