import type { DataOf, StatementBalance, StatementLine, statementEvents } from '#events';
import { canonicalJson } from '#kernel';
import type { StatementDocument } from './statement-document.schema.js';
import { checkSums } from './statement-sums.js';

/** One issued part of a statement, as its event holds it. */
export type StatementPart = DataOf<(typeof statementEvents)['StatementIssued']>;

/** What a statement is printed with beside what was issued. Days are local days of the programme, `2026-03-31`. */
export interface StatementFacts {
  readonly programmeName: string;
  readonly partnerName: string;
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly issuedAt: string;
  readonly statementDigest: string;
  /** The signed note over the log that was the latest at issue. */
  readonly checkpoint: string | null;
}

/**
 * The statement that the issued parts make, in their order, as `tandem.statement/1`. Throws, naming it, where a part is missing or
 * another's, a line is missing, evidence is of no line, or a sum does not hold: such a statement must not reach anybody.
 */
export const statementOf = (parts: readonly StatementPart[], facts: StatementFacts): StatementDocument => {
  const partnerId = checkParts(parts, facts.period);
  const lines = parts.flatMap((part) => part.lines);
  const balances = parts.flatMap((part) => part.balances);
  checkNumbers(lines);
  checkSums(balances, lines);
  return {
    format: 'tandem.statement/1',
    programme: { name: facts.programmeName },
    partner: { id: partnerId, name: facts.partnerName },
    period: facts.period,
    firstDay: facts.firstDay,
    lastDay: facts.lastDay,
    issuedAt: facts.issuedAt,
    statementDigest: facts.statementDigest,
    checkpoint: facts.checkpoint,
    balances: balances.map((balance: StatementBalance) => ({ ...balance })),
    lines: withEvidence(lines, parts),
  };
};

/** The text that is stored and served: RFC 8785 form and one line feed. */
export const statementText = (document: StatementDocument): string => `${canonicalJson(document)}\n`;

const checkParts = (parts: readonly StatementPart[], period: string): string => {
  const [first] = parts;
  if (!first) throw new RangeError(`The statement of ${period} has no part 1.`);
  const { partnerId } = first;
  const named = `The statement of ${partnerId} for ${period}`;
  const count = Math.max(parts.length, ...parts.map((part) => part.parts));
  for (let number = 1; number <= count; number += 1) {
    const part = parts[number - 1];
    if (part?.part !== number) throw new RangeError(`${named} lacks part ${number} of ${count}.`);
    if (part.parts !== count) throw new RangeError(`${named} has ${count} parts, but its part ${number} is one of ${part.parts}.`);
    if (part.partnerId !== partnerId || part.period !== period) throw new RangeError(`${named} has a part of ${part.partnerId} for ${part.period}.`);
  }
  return partnerId;
};

const checkNumbers = (lines: readonly StatementLine[]): void =>
  lines.forEach((line, index) => {
    if (line.lineNo !== index + 1) throw new RangeError(`Line ${index + 1} is missing: ${line.lineNo} stands in its place.`);
  });

const withEvidence = (lines: readonly StatementLine[], parts: readonly StatementPart[]): StatementDocument['lines'] => {
  const documented = lines.map((line) => ({ ...line, eventIds: new Array<string>() }));
  for (const { lineNo, eventId } of parts.flatMap((part) => part.evidence)) {
    const line = documented[lineNo - 1];
    if (!line) throw new RangeError(`Event ${eventId} is evidence of line ${lineNo}, which is missing.`);
    line.eventIds.push(eventId);
  }
  return documented;
};
