import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Check } from 'typebox/value';
import { canonicalJson } from '#kernel';
import { briefLines, partsOf, statementFacts as facts } from '../../../../test/support/statement/issued-statement.js';
import { statementDocumentSchema } from './statement-document.schema.js';
import { statementOf, statementText, type StatementPart } from './statement-document.js';

const cents = (...amounts: readonly bigint[]) => amounts.map((minor) => ({ minor }));
const three = partsOf(cents(100n, 200n, -50n), 1);
const changed = (change: (part: StatementPart) => Partial<StatementPart>): StatementPart[] => three.map((part, index) => (index === 0 ? { ...part, ...change(part) } : part));
const withBalance = (change: object): StatementPart[] => changed((part) => ({ balances: part.balances.map((balance) => ({ ...balance, ...change })) }));

describe('a statement as a document', () => {
  it('is what was issued, part after part, each line with the events that it rests on', () => {
    const document = statementOf(three, facts);
    expect(document.lines.map(({ lineNo, amount, eventIds }) => [lineNo, amount, eventIds])).toEqual([
      [1, '1.00', ['00000000-0000-5000-8000-000000000000']], [2, '2.00', ['00000000-0000-5000-8000-000000000001']], [3, '-0.50', ['00000000-0000-5000-8000-000000000002']]]);
    expect(document.balances).toEqual([{
      currency: 'USD', opening: '123.45', earned: '3.00', clawedBack: '-0.50', adjusted: '0.00', paid: '3.45', closing: '122.50',
      heldOpening: '0.05', held: '0.07', released: '0.02', heldClosing: '0.10', withheld: '0.00' }]);
    expect(document.partner).toEqual({ id: 'ptr_alpha', name: facts.partnerName });
  });

  it('fits its published schema and is one text, whatever was issued and however it was cut into parts', () => {
    fc.assert(fc.property(briefLines, fc.integer({ min: 1, max: 9 }), (lines, linesMax) => {
      const document = statementOf(partsOf(lines, linesMax), facts);
      expect(Check(statementDocumentSchema, document)).toBe(true);
      expect(statementText(document)).toBe(statementText(statementOf(partsOf(lines), facts)));
      expect(statementText(document)).toBe(`${canonicalJson(document)}\n`);
    }));
  });

  it('is refused if a minor unit of any line is lost or made', () => {
    fc.assert(fc.property(briefLines, fc.nat(), fc.constantFrom(-1n, 1n), (lines, at, difference) => {
      const counted = lines.filter(({ withheld }) => withheld !== true);
      const line = counted[at % Math.max(1, counted.length)];
      fc.pre(line !== undefined);
      const parts = partsOf(lines.map((other) => (other === line ? { ...other, minor: other.minor + difference } : other)));
      const balances = partsOf(lines)[0]?.balances ?? [];
      expect(() => statementOf(parts.map((part, index) => (index === 0 ? { ...part, balances } : part)), facts)).toThrow('is stated as');
    }));
  });
});

describe('what was issued is no statement', () => {
  it.each([
    ['without any part', [], 'The statement of 2026-Q1 has no part 1.'],
    ['without its first part', three.slice(1), 'The statement of ptr_alpha for 2026-Q1 lacks part 1 of 3.'],
    ['without a part between', [three[0], three[2]], 'The statement of ptr_alpha for 2026-Q1 lacks part 2 of 3.'],
    ['without its last part', three.slice(0, 2), 'The statement of ptr_alpha for 2026-Q1 lacks part 3 of 3.'],
    ['if a part is of another statement', changed(() => ({ parts: 2 })), 'The statement of ptr_alpha for 2026-Q1 has 3 parts, but its part 1 is one of 2.'],
    ['if a part is another partner\'s', [three[0], three[1], { ...three[2], partnerId: 'ptr_beta' }], 'The statement of ptr_alpha for 2026-Q1 has a part of ptr_beta for 2026-Q1.'],
    ['if a part is of another quarter', [three[0], three[1], { ...three[2], period: '2025-Q4' }], 'The statement of ptr_alpha for 2026-Q1 has a part of ptr_alpha for 2025-Q4.'],
    ['without a line', changed(() => ({ lines: [] })), 'Line 1 is missing: 2 stands in its place.'],
    ['if evidence is of no line', changed(({ evidence }) => ({ evidence: evidence.map((one) => ({ ...one, lineNo: 4 })) })), 'evidence of line 4, which is missing.'],
    ['if the account does not add up', withBalance({ closing: '122.51' }), 'closing is stated as 122.51 USD, but comes to 122.50.'],
    ['if what is held does not add up', withBalance({ heldClosing: '0.11' }), 'heldClosing is stated as 0.11 USD, but comes to 0.10.'],
    ['if a currency of a line has no balance', changed(() => ({ balances: [] })), 'Lines in USD have no balance.'],
    ['if a currency has two balances', changed(({ balances }) => ({ balances: [...balances, ...balances] })), 'A currency has two balances.'],
    ['if an amount has digits that its currency lacks', withBalance({ opening: '123.450' }), '123.450 is no amount of USD.'],
  ] as const)('%s', (_, parts, said) => {
    expect(() => statementOf(parts as readonly StatementPart[], facts)).toThrow(said);
  });
});
