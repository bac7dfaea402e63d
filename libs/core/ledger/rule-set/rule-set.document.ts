import type { FixedTerms, RuleSetDocument } from './rule-set.state.js';

/** What the ledger itself reads in a rule set document; the rest is for the rules to understand. */
export interface DocumentHead {
  readonly id: string;
  readonly effectiveFrom: string;
  readonly terms: FixedTerms;
}

/** The head of a document without faults. A document that has none of its members is a defect of the caller and throws. */
export const headOf = (document: RuleSetDocument): DocumentHead => {
  const calendar = partOf(document, 'calendar');
  const effective = partOf(document, 'effective');
  return {
    id: textOf(document, 'id'),
    effectiveFrom: textOf(effective, 'from'),
    terms: {
      basis: textOf(effective, 'basis'),
      timeZone: textOf(calendar, 'timeZone'),
      fiscalYearStart: Number(calendar['fiscalYearStart']),
      currency: textOf(document, 'currency'),
    },
  };
};

const partOf = (document: RuleSetDocument, key: string): RuleSetDocument => {
  const part = document[key];
  if (typeof part !== 'object' || part === null) throw new TypeError(`A rule set without faults has ${key}.`);
  return part as RuleSetDocument;
};

const textOf = (document: RuleSetDocument, key: string): string => {
  const text = document[key];
  if (typeof text !== 'string') throw new TypeError(`A rule set without faults has ${key} as text.`);
  return text;
};
