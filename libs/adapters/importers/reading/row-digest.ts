import { hash } from 'node:crypto';

/** Tells rows, or what they say, apart by their texts: two that are equal in every text have the same digest. */
export const digestOfTexts = (texts: readonly string[]): string => hash('sha256', JSON.stringify(texts), 'base64');

/** A copy that does not keep the whole line alive from which the text was cut. */
export const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
