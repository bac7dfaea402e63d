import { parsePartnerId, type Brand } from '#kernel';

/**
 * The name of an account, as both hledger and beancount read it: components between colons, each of which begins with a capital
 * letter or a digit and goes on with letters, digits and hyphens; the first is one of the five roots that beancount knows. An
 * account holds an amount per currency, and amounts of two currencies never meet in it.
 */
export type AccountName = Brand<string, 'AccountName'>;

/** What stands on a partner's accounts. A later kind of entry brings its account along, as a line here. */
const partnerAccounts = {
  /** What the programme owes and has not promised yet. */
  accrued: { root: 'Liabilities', leaf: 'Accrued' },
  /** What is withheld: it is not owed until the line is released. */
  held: { root: 'Liabilities', leaf: 'Held' },
} as const;

export type PartnerAccount = keyof typeof partnerAccounts;

/** What commissions cost the programme. */
export const commissionExpense = 'Expenses:Partners:Commissions' as AccountName;

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
