import { escapePointer, type BodyFault } from './body-fault.js';

const depthMax = 32;

/** Texts, keys among them, that no database keeps unchanged, and nesting deeper than anything of ours. */
export const textFaultsOf = (value: unknown): readonly BodyFault[] => {
  const faults: BodyFault[] = [];
  look(value, '', 0, faults);
  return faults;
};

const look = (value: unknown, at: string, depth: number, faults: BodyFault[]): void => {
  if (typeof value === 'string') return lookAtText(value, at, faults);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= depthMax) {
    faults.push({ pointer: at, message: `is nested deeper than ${depthMax} levels` });
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    const pointer = `${at}/${escapePointer(key)}`;
    if (!Array.isArray(value)) lookAtText(key, at, faults);
    look(member, pointer, depth + 1, faults);
  }
};

const lookAtText = (text: string, at: string, faults: BodyFault[]): void => {
  if (text.includes('\u0000')) faults.push({ pointer: printable(at), message: 'must not hold the character NUL' });
  if (loneSurrogate.test(text)) faults.push({ pointer: printable(at), message: 'must not hold half of a surrogate pair' });
};

const loneSurrogate = /\p{Surrogate}/u;

const printable = (pointer: string): string => pointer.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', '\ufffd');
