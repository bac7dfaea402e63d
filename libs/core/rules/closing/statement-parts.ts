import { statementEvidenceMax, statementLinesMax, type StatementEvent } from '#events';
import type { PartnerId, Period } from '#kernel';
import type { DraftedStatement } from './draft-statement.js';

type IssuedPart = Extract<StatementEvent, { type: 'StatementIssued' }>['data'];

/** The statement cut into parts that fit an event each: a line and what it rests on are in one part, the balances in the first. */
export const statementParts = ({ lines, evidence, balances }: DraftedStatement, { period, partnerId }: { readonly period: Period; readonly partnerId: PartnerId }): readonly IssuedPart[] => {
  const cuts: { lines: IssuedPart['lines'][number][]; evidence: IssuedPart['evidence'][number][] }[] = [{ lines: [], evidence: [] }];
  let next = 0;
  for (const line of lines) {
    const own: IssuedPart['evidence'][number][] = [];
    for (let piece = evidence[next]; piece?.lineNo === line.lineNo; piece = evidence[next]) {
      own.push({ ...piece });
      next += 1;
    }
    let cut = cuts.at(-1);
    if (cut === undefined || cut.lines.length === statementLinesMax || cut.evidence.length + own.length > statementEvidenceMax) {
      cut = { lines: [], evidence: [] };
      cuts.push(cut);
    }
    cut.lines.push({ ...line });
    cut.evidence.push(...own);
  }
  return cuts.map((cut, index) => ({
    period, partnerId, part: index + 1, parts: cuts.length, ...cut, balances: index === 0 ? balances.map((balance) => ({ ...balance })) : [] }));
};
