import { isWellFormedText, type Fault } from '#kernel';
import { pointerTo } from './pointer.js';

const suspicious = /\u0000|\\u0000|\\u[dD][89a-fA-F]|\p{Surrogate}/u;

/** Texts, keys included, that no store keeps and no digest covers: with a NUL, or half of a surrogate pair. */
export const textFaults = (value: unknown): Fault[] => [...faultsIn(value, '')];

/** The same for a value read from JSON, which is walked only where something in its source can give such a text. */
export const textFaultsOfJson = (value: unknown, source: string): Fault[] => (suspicious.test(source) ? textFaults(value) : []);

function* faultsIn(value: unknown, at: string): Generator<Fault> {
  if (typeof value === 'string' && !isStorable(value)) yield { clause: at, message: 'holds a NUL or half a surrogate pair' };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const clause = pointerTo(at, key);
    if (isStorable(key)) yield* faultsIn(item, clause);
    else yield { clause: clause.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', '\\u0000'), message: 'is a key with a NUL or half a surrogate pair' };
  }
}

const isStorable = (text: string): boolean => !text.includes('\u0000') && isWellFormedText(text);
