import { hash } from 'node:crypto';
import { canonicalJson } from './canonical.js';

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. A pure computation, though Node's. */
export const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** The digest of a document: SHA-256, in hexadecimal, of its RFC 8785 form. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));
