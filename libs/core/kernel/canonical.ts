import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value, RFC 8785: keys sorted by UTF-16 units, no white space. Keys whose value is undefined are
 * left out. A value that JSON does not have (NaN, a lone surrogate) is a defect and throws.
 */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical form.');
  return text;
};

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. A pure computation, though Node's. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The digest of a document: SHA-256, in hexadecimal, of its RFC 8785 form. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));
