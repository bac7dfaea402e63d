import { shortened } from './decimal-text.js';
import { valueFault, type ValueFault } from './value-fault.js';

/** The most characters that a name or an external id may have. */
const lengthMax = 200;

/** A name, and whether it had to be cut at 200 characters. */
export interface ReadName {
  readonly name: string;
  readonly cut: boolean;
}

const control = /\p{Cc}/u;

/** The name of an organisation, an account or a stage: white space within becomes single spaces, letters take their one form (NFC). */
export const readName = (text: string): ReadName | ValueFault => {
  const name = text.replace(/\s+/gu, ' ').trim().normalize('NFC');
  if (control.test(name)) return valueFault('text-unreadable', 'The text holds control characters.');
  return name.length <= lengthMax ? { name, cut: false } : { name: cutAt(name, lengthMax), cut: true };
};

/** The id of a record in the system it came from: taken as it is but for white space around it and the form of its letters. */
export const readExternalId = (text: string): string | ValueFault => {
  const id = text.trim().normalize('NFC');
  if (control.test(id)) return valueFault('text-unreadable', 'An id holds no control characters or line ends.');
  return id.length <= lengthMax ? id : valueFault('id-too-long', `An id has at most ${lengthMax} characters.`);
};

const codeForm = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/;

/** A word of the programme's own (a segment, a kind of touchpoint): spaces become hyphens, `GTX Pro` → `GTX-Pro`. */
export const readCode = (text: string): string | ValueFault => {
  const code = text.trim().replace(/\s+/gu, '-');
  return codeForm.test(code) ? code : valueFault('code-unreadable', `"${shortened(text)}" is no word of letters, digits, "_", "." and "-".`);
};

const domainForm = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** An internet domain, lower case; a web address is taken for its host. */
export const readDomain = (text: string): string | ValueFault => {
  const domain = text.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/[/?#].*$/s, '');
  return domainForm.test(domain) ? domain : valueFault('domain-unreadable', `"${shortened(text)}" is no domain.`);
};

/** One of the words that a field knows. */
export const readWord = <const Words extends readonly string[]>(words: Words) => (text: string): Words[number] | ValueFault => {
  const found = words.find((word) => word === text);
  return found ?? valueFault('word-unknown', `"${shortened(text)}" is none of ${words.join(', ')}; the mapping's values can say what it means.`);
};

const cutAt = (text: string, length: number): string => {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
};
