import type { Fault } from '#kernel';
import { repeatedKeys } from './repeated-keys.js';
import { textFaultsOfJson } from './text-faults.js';

/** What reading a text gave: a value that is still to be checked against its format, or why there is none. */
export type ReadText = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads one JSON text: broken JSON, a key that stands twice, a NUL or half a surrogate pair are faults. A text that is
 * written back as it was has lost no key, so only others are looked through for keys that stand twice.
 */
export const readJson = (text: string): ReadText => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, faults: [{ clause: '', message: `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}` }] };
  }
  const isCompact = JSON.stringify(value) === text;
  const faults = [...(isCompact ? [] : repeatedKeys(text)), ...textFaultsOfJson(value, text)];
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults };
};

/** The text without a byte order mark at its beginning, which some editors leave there. */
export const withoutByteOrderMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
