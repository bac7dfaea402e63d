import { writeWhole } from '../../text-file.js';

/** Writes an export to the file that was named, or prints it. */
export const writeResult = async (text: string, out: string | undefined): Promise<void> => {
  if (out === undefined) process.stdout.write(text);
  else await writeWhole(out, text);
};
