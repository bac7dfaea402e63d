import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statementEvidenceMax, statementLinesMax } from '#events';
import type { EventId, PartnerId } from '#kernel';
import { q1 } from '../../../../test/support/dossier/quarter.js';
import { linesOf } from '../../../../test/support/statement/issued-statement.js';
import { draftStatement, type DraftLine } from './draft-statement.js';
import { statementParts } from './statement-parts.js';

const of = { period: q1, partnerId: 'ptr_alpha' as PartnerId };
/** A statement whose lines rest on so many events each. */
const draftedOn = (...counts: readonly number[]) => {
  const lines = linesOf(counts.map((_count, index) => ({ minor: BigInt(index + 1) })))
    .map(({ lineNo, ...line }, index): DraftLine => ({ ...line, eventIds: Array.from({ length: counts[index] ?? 0 }, (_, number) => `e${lineNo}-${number}`) }));
  return draftStatement({ lastDay: '2026-03-31', lines, before: new Map(), paidMinor: new Map(), entriesBefore: new Map() });
};

describe('the parts of a statement', () => {
  it('are one, if it is short, or says nothing but balances', () => {
    expect(statementParts(draftedOn(2, 1), of)).toEqual([expect.objectContaining({ part: 1, parts: 1, evidence: [
      { lineNo: 1, eventId: 'e1-0' as EventId }, { lineNo: 1, eventId: 'e1-1' }, { lineNo: 2, eventId: 'e2-0' }] })]);
    expect(statementParts({ lines: [], evidence: [], balances: draftedOn(1).balances }, of)).toMatchObject([{ part: 1, parts: 1, lines: [], balances: [{ closing: '0.01' }] }]);
  });

  it('hold so many lines, and so much of what they rest on, as an event takes', () => {
    expect(statementParts(draftedOn(...Array.from({ length: statementLinesMax + 1 }, () => 1)), of).map(({ lines }) => lines.length)).toEqual([statementLinesMax, 1]);
    expect(statementParts(draftedOn(statementEvidenceMax - 1, 2, statementEvidenceMax), of).map(({ lines }) => lines.length)).toEqual([1, 1, 1]);
    expect(statementParts(draftedOn(statementEvidenceMax - 1, 1), of)).toHaveLength(1);
  });

  it('go on in lines of nothing where a line rests on more than one part holds', () => {
    const parts = statementParts(draftedOn(1, 2 * statementEvidenceMax + 3, 1), of);
    expect(parts.flatMap(({ lines }) => lines.map(({ lineNo, amount }) => [lineNo, amount]))).toEqual([[1, '0.01'], [2, '0.02'], [3, '0.00'], [4, '0.00'], [5, '0.03']]);
    expect(parts.flatMap(({ evidence }) => evidence.map(({ lineNo }) => lineNo)).filter((lineNo) => lineNo === 4)).toHaveLength(3);
    expect(parts[0]?.balances).toMatchObject([{ earned: '0.06', closing: '0.06' }]);
  });

  it('hold every line once, with all that it rests on, in their order, whatever the sizes', () => {
    const size = fc.oneof({ weight: 20, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.integer({ min: 3_000, max: 9_000 }) });
    fc.assert(fc.property(fc.array(size, { maxLength: 450 }), (counts) => {
      const drafted = draftedOn(...counts);
      const parts = statementParts(drafted, of);
      expect(parts.flatMap(({ lines }) => lines)).toEqual(drafted.lines);
      expect(parts.flatMap(({ evidence }) => evidence)).toEqual(drafted.evidence);
      expect(drafted.evidence.map(({ eventId }) => eventId)).toEqual(counts.flatMap((count, index) => Array.from({ length: count }, (_, number) => `e${index + 1}-${number}`)));
      expect(parts.flatMap(({ balances }) => balances)).toEqual(drafted.balances);
      parts.forEach(({ part, parts: all, lines, evidence }, index) => {
        expect([part, all]).toEqual([index + 1, parts.length]);
        expect(lines.length <= statementLinesMax && evidence.length <= statementEvidenceMax).toBe(true);
        const own = new Set(lines.map(({ lineNo }) => lineNo));
        expect(evidence.every(({ lineNo }) => own.has(lineNo))).toBe(true);
      });
    }), { numRuns: 25 });
  });
});
