/** What is wrong with a request, at its place in the body (RFC 6901; the whole body is the empty pointer). */
export interface BodyFault {
  readonly pointer: string;
  readonly message: string;
}

/** A key as it stands in a JSON pointer. */
export const escapePointer = (key: string): string =>
  (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);
