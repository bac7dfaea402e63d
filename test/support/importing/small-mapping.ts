/** What a small source differs in. `file` adds to the description of its file, `deals` to that of its deals. */
export interface SmallMapping {
  readonly file?: string;
  readonly source?: string;
  readonly ruleSet?: string;
  readonly deals?: string;
}

/** The mapping of a small source: one file of deals, each row with one partner who sells. */
export const smallMapping = ({ file = '', source = 'crm', ruleSet = 'standard', deals = '' }: SmallMapping = {}): string => `
format: tandem.mapping/1
source: ${source}
files: { deals: { path: deals.csv ${file} } }
partners: [{ file: deals, id: partner, name: partner }]
deals:
  file: deals
  id: id
  account: { name: account }
  amount: amount
  currency: { constant: USD }
  created: created
  closed: closed
  status: status
  model: { constant: sell-with }
  ruleSet: { constant: ${ruleSet} }
  roles: [{ partner: partner, role: { constant: selling }, weight: weight }]
  ${deals}
`;

/** The columns of its file. */
export const smallHeader = 'id,account,amount,created,closed,status,partner,weight';
