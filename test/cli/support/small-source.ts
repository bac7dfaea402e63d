import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The mapping of a small source: one file of deals, each row with one partner who sells. `deals` and `file` add to it. */
export const smallMapping = ({ file = '', source = 'crm' }: { readonly file?: string; readonly source?: string } = {}): string => `
format: tandem.mapping/1
source: ${source}
files: { deals: { path: deals.csv${file} } }
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
  stage: stage
  model: { constant: sell-with }
  ruleSet: { constant: maven }
  roles: [{ partner: partner, role: { constant: selling }, weight: weight }]
`;

export const header = 'id,account,amount,created,closed,status,stage,partner,weight';

/** A folder `name` with deals.csv, and the mapping beside it: their paths. */
export const writeSource = async (
  parent: string, name: string, content: readonly string[] | Uint8Array, mapping = smallMapping(),
): Promise<{ readonly folder: string; readonly mapping: string }> => {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'deals.csv'), content instanceof Uint8Array ? content : `${content.join('\n')}\n`);
  await writeFile(join(parent, `${name}.yaml`), mapping);
  return { folder, mapping: join(parent, `${name}.yaml`) };
};
