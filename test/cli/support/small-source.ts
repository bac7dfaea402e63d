import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { smallHeader, smallMapping as mappingOf, type SmallMapping } from '../../support/importing/small-mapping.js';

/** The mapping of a small source whose deals also have a stage, under the rules of the Maven example. */
export const smallMapping = (differing: Pick<SmallMapping, 'file' | 'source'> = {}): string =>
  mappingOf({ ...differing, ruleSet: 'maven', deals: 'stage: stage' });

export const header = smallHeader.replace('status,', 'status,stage,');

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
