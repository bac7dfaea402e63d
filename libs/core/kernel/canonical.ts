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
