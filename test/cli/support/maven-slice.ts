import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const source = 'examples/maven/data';

/** A folder that holds the first opportunities of the Maven example, in both ways of writing dates. */
export const mavenSlice = async (folder: string, opportunities: number): Promise<string> => {
  await mkdir(folder);
  for (const file of ['sales_teams.csv', 'products.csv']) await copyFile(join(source, file), join(folder, file));
  for (const file of ['sales_pipeline.csv', 'sales_pipeline.us-dates.csv']) {
    const lines = (await readFile(join(source, file), 'utf8')).split(/(?<=\n)/);
    await writeFile(join(folder, file), lines.slice(0, opportunities + 1).join(''));
  }
  return folder;
};
