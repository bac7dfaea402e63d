import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** How the bytes of a file are read. `bytes` keeps each byte as one character, so that a row can be written back unchanged. */
export type Encoding = 'utf-8' | 'latin-1' | 'bytes';

/** A line as text; where its bytes are not of the encoding, the offset in the line of the first that is not. */
export interface DecodedLine {
  readonly text: string;
  readonly brokenAt: number | null;
}

const latin1 = new TextDecoder('windows-1252');

/** Reads a line's bytes. What is called Latin-1 is read as windows-1252, which is what such files hold (the euro sign). */
export const decodeLine = (bytes: Buffer, encoding: Encoding): DecodedLine => {
  if (encoding === 'bytes') return { text: bytes.toString('latin1'), brokenAt: null };
  if (encoding === 'latin-1') return { text: latin1.decode(bytes), brokenAt: null };
  return { text: bytes.toString('utf8'), brokenAt: isUtf8(bytes) ? null : brokenByteOf(bytes) };
};

/** Where the first character begins that its bytes do not make whole. */
const brokenByteOf = (bytes: Buffer): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let character = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const decoded = decodeNext(decoder, bytes.subarray(at, at + 1));
    if (decoded === undefined) return character;
    if (decoded !== '') character = at + 1;
  }
  return character;
};

const decodeNext = (decoder: TextDecoder, byte: Buffer): string | undefined => {
  try {
    return decoder.decode(byte, { stream: true });
  } catch {
    return undefined;
  }
};
