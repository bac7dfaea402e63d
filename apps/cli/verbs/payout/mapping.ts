import { dateForms, type DateForm } from '#documents';
import { WrongUse } from '../../exit-code.js';
import { readObject } from '../../text-file.js';

/** A mapping file of texts; every key that is missing, unknown or no text is named at once. */
export const readMapping = async <Key extends string, Optional extends string = never>(
  path: string, keys: { readonly needed: readonly Key[]; readonly optional?: readonly Optional[] },
): Promise<Readonly<Record<Key, string>> & Readonly<Partial<Record<Optional, string>>>> => {
  const mapping = await readObject(path);
  const known: readonly string[] = [...keys.needed, ...(keys.optional ?? [])];
  const faults = [
    ...keys.needed.filter((key) => !(key in mapping)).map((key) => `${key} is missing`),
    ...Object.entries(mapping).flatMap(([key, value]) => {
      if (!known.includes(key)) return [`there is no ${key}`];
      return typeof value === 'string' && value !== '' ? [] : [`${key} must be a text (write it in quotes)`];
    }),
  ];
  if (faults.length > 0) throw new WrongUse(`${path}: ${faults.join(', ')}. It has ${known.join(', ')}.`);
  return mapping as Readonly<Record<Key, string>> & Readonly<Partial<Record<Optional, string>>>;
};

/** How days are written, as a mapping says. */
export const dateFormIn = (path: string, text: string | undefined, otherwise: DateForm): DateForm => {
  const form = text === undefined ? otherwise : dateForms.find((each) => each === text);
  if (form === undefined) throw new WrongUse(`${path}: dates must be one of ${dateForms.join(', ')}.`);
  return form;
};
