import { parsePartnerId, type Brand } from '#kernel';

/**
 * The name of an account, as both hledger and beancount read it: components between colons, each of which begins with a capital
 * letter or a digit and goes on with letters, digits and hyphens; the first is one of the five roots that beancount knows. An
 * account holds an amount per currency, and amounts of two currencies never meet in it.
 */
export type AccountName = Brand<string, 'AccountName'>;

/** What stands on a partner's accounts. */
const partnerAccounts = {
  /** What the programme owes and has not paid. */
  accrued: { root: 'Liabilities', leaf: 'Accrued' },
  /** What of it is held back, until the statement of the quarter in which it no longer is. */
  held: { root: 'Liabilities', leaf: 'Held' },
  /** What is withheld: it is not owed until the line is released. */
  withheld: { root: 'Liabilities', leaf: 'Withheld' },
  /** What a payment took that came back from the bank: it waits to be handed in again or given up. */
  payable: { root: 'Liabilities', leaf: 'Payable' },
  /** What the partner owes the programme at the end of a quarter, where more was taken back than stood to its account. */
  clawbackReceivable: { root: 'Assets', leaf: 'ClawbackReceivable' },
} as const;

export type PartnerAccount = keyof typeof partnerAccounts;

/** The programme's own accounts. */
export const programmeAccounts = {
  commissions: 'Expenses:Partners:Commissions' as AccountName,
  incentives: 'Expenses:Partners:Incentives' as AccountName,
  spiffs: 'Expenses:Partners:Spiffs' as AccountName,
  /** What partners owed and the programme gave up. */
  writeOffs: 'Expenses:Partners:WriteOffs' as AccountName,
  /** Of what commissions cost, what closed quarters had promised otherwise. */
  differences: 'Expenses:Partners:Differences' as AccountName,
  /** What banks paid more or less than a payment was converted to. */
  paymentVariances: 'Expenses:Partners:PaymentVariances' as AccountName,
  /** Between a partner and the one it became part of; empty once both statements are issued. */
  mergers: 'Equity:Partners:Mergers' as AccountName,
  /** Between the currency that is owed and the one that is paid. */
  conversions: 'Equity:Conversions' as AccountName,
  cash: 'Assets:Cash' as AccountName,
} as const;

/**
 * The name of a partner's account, `Liabilities:Partners:Acme-emea:Accrued` of `ptr_acme-emea`. Ids are of small letters, digits and
 * hyphens alone, so that no two of them have the same name with the first letter made a capital. Any other text is a defect and throws.
 */
export const accountOf = (partnerId: string, account: PartnerAccount): AccountName => {
  const id = parsePartnerId(partnerId);
  if (id === undefined) throw new Error(`${partnerId} is no id of a partner, so it has no account.`);
  const { root, leaf } = partnerAccounts[account];
  const name = id.slice('ptr_'.length);
  return `${root}:Partners:${name.charAt(0).toUpperCase()}${name.slice(1)}:${leaf}` as AccountName;
};
