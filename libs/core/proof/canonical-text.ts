/** Text that JSON writes as it is, between quotes. */
const plain = /^[ !#-[\]-~]*$/;

const textOf = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** True for an object that was read from JSON, which a list is not. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The RFC 8785 form of a value that was read from JSON. A form of its own beside the kernel's: every event of the log is written in it to be verified, and
 * a browser does so too. That it is the same form is a property of its spec.
 */
export const canonicalText = (value: unknown): string => {
  if (typeof value === 'string') return textOf(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    members += `${members === '' ? '' : ','}${textOf(key)}:${canonicalText((value as Readonly<Record<string, unknown>>)[key])}`;
  }
  return `{${members}}`;
};
