import type { StatementDocument, StatementDocumentBalance, StatementDocumentLine } from '#rules';
import { colors, sheetWidth, Sheets, type Footer, type SetText } from './pdf-sheets.js';

/** A statement as paper: A4, its balances, every line with clause, rule set and deal, and on each page what proves it. */
export const renderPdf = (document: StatementDocument): Promise<Buffer> => {
  const { programme, partner, period, issuedAt } = document;
  const issued = new Date(issuedAt);
  return Sheets.drawn(
    { Title: `Statement ${period}, ${partner.name}`, Author: programme.name, Creator: 'Tandem', Producer: 'Tandem', CreationDate: issued, ModDate: issued },
    async (sheets) => {
      addHead(sheets, document);
      await addBalances(sheets, document.balances);
      await addLines(sheets, document.lines);
      addProof(sheets, document);
    },
    footerOf(document));
};

const addHead = (sheets: Sheets, { programme, partner, period, firstDay, lastDay, issuedAt }: StatementDocument): void => {
  sheets.row({ widths: [sheetWidth], cells: [{ text: programme.name, size: 9, color: colors.faint }] });
  sheets.row({ widths: [500, sheetWidth - 500], cells: [{ text: 'Partner statement', size: 22, font: 'bold' }, { text: period, size: 22, font: 'bold', right: true }] });
  sheets.gap(4);
  sheets.rule(1.5, colors.ink);
  sheets.gap(10);
  addLabelled(sheets, [
    ['Partner', partner.name], ['Partner id', partner.id], ['Period', `${firstDay} to ${lastDay}`], ['Issued', `${issuedAt.slice(0, 10)} ${issuedAt.slice(11, 16)} UTC`]]);
};

const addLabelled = (sheets: Sheets, labelled: readonly (readonly [string, string])[]): void => {
  const widths = labelled.map(() => sheetWidth / labelled.length);
  sheets.row({ widths, cells: labelled.map(([label]) => ({ text: label, color: colors.faint })) });
  sheets.row({ widths, cells: labelled.map(([, text]) => ({ text, size: 10, font: 'bold' })) });
};

const addSection = (sheets: Sheets, title: string, remark: string): void => {
  sheets.gap(18);
  sheets.row({ widths: [sheetWidth], cells: [{ text: title, size: 12, font: 'bold' }] });
  sheets.row({ widths: [sheetWidth], cells: [{ text: remark, color: colors.faint }] });
  sheets.gap(5);
};

const addBalances = async (sheets: Sheets, balances: readonly StatementDocumentBalance[]): Promise<void> => {
  if (balances.length === 0) return;
  await addFigures(sheets, balances, { title: 'Account', remark: 'closing = opening + earned + clawed back + adjusted − paid', figures: [
    ['Opening', 'opening'], ['Earned', 'earned'], ['Clawed back', 'clawedBack'], ['Adjusted', 'adjusted'], ['Paid', 'paid'], ['Closing', 'closing']] });
  await addFigures(sheets, balances, { title: 'Of that, held back', remark: 'held now = held before + held − released; what is withheld is not in the account', figures: [
    ['Held before', 'heldOpening'], ['Held', 'held'], ['Released', 'released'], ['Held now', 'heldClosing'], ['Withheld', 'withheld']] });
};

interface Figures {
  readonly title: string;
  readonly remark: string;
  readonly figures: readonly (readonly [string, Exclude<keyof StatementDocumentBalance, 'currency'>])[];
}

/** On one page, where one holds it. */
const addFigures = async (sheets: Sheets, balances: readonly StatementDocumentBalance[], { title, remark, figures }: Figures): Promise<void> => {
  sheets.room(60 + 16 * balances.length);
  addSection(sheets, title, remark);
  await sheets.table(
    [60, ...figures.map(() => (sheetWidth - 60) / figures.length)], [head('Currency'), ...figures.map(([name]) => head(name, true))],
    balances.map((balance): readonly SetText[] => [{ text: balance.currency, size: 9 }, ...figures.map(([, name]): SetText => ({
      ...money(balance[name]), size: 9, font: name === 'closing' || name === 'heldClosing' ? 'bold' : 'normal' }))]));
};

const [fixedWidths, clauseAt] = [[32, 50, 96, 88, 118, 78, 48, 26, 90], 5] as const;
const lineWidths = [...fixedWidths.slice(0, clauseAt), sheetWidth - fixedWidths.reduce((sum, width) => sum + width, 0), ...fixedWidths.slice(clauseAt)];
const lineHeads = [head('No.', true), ...['Date (UTC)', 'What', 'Because of', 'Deal', 'Clause', 'Rule set', 'Due', ''].map((text) => head(text)), head('Amount', true)];

const addLines = async (sheets: Sheets, lines: readonly StatementDocumentLine[]): Promise<void> => {
  addSection(sheets, 'Lines', lines.length === 0 ? 'none in this quarter' : `${grouped(String(lines.length))}, each with the clause of the rules that it follows from`);
  if (lines.length > 0) await sheets.table(lineWidths, lineHeads, lines.map(cellsOf));
};

const cellsOf = (line: StatementDocumentLine): readonly SetText[] => [
  { text: String(line.lineNo), right: true, color: colors.faint },
  { text: line.occurredAt.slice(0, 10) },
  { text: `${kinds[line.kind]}${line.position === null ? '' : `, ${line.position}`}${line.withheld ? ' (withheld)' : ''}` },
  { text: `${inWords(line.causeType)}${line.disputeId === undefined ? '' : `, by the ruling on ${line.disputeId}`}` },
  { text: line.dealId ?? '' },
  { text: line.clause ?? '' },
  { text: line.ruleSetId === null ? '' : `${line.ruleSetId} v${line.version ?? ''}` },
  { text: line.dueOn },
  { text: line.currency },
  line.withheld ? { text: grouped(line.amount), right: true, color: colors.faint, font: 'italics' } : money(line.amount),
];

const kinds: Readonly<Record<StatementDocumentLine['kind'], string>> =
  { commission: 'Commission', uplift: 'Uplift', incentive: 'Incentive', spiff: 'SPIFF', writeOff: 'Write-off', merger: 'Merger', difference: 'Difference' };

/** `DealWon` → `Deal won`. */
const inWords = (type: string): string => type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const addProof = (sheets: Sheets, { statementDigest, checkpoint }: StatementDocument): void => {
  sheets.room(130);
  addSection(sheets, 'Proof', 'keep this page: whoever has it need not trust the operator of the ledger');
  const widths = [330, sheetWidth - 330];
  sheets.row({ widths, cells: ['Statement digest (SHA-256)', 'Signed checkpoint of the log at issue'].map((text) => ({ text, color: colors.faint })) });
  sheets.row({ widths, cells: [{ text: statementDigest }, { text: checkpoint?.trimEnd() ?? 'Nothing was signed yet.' }] });
};

const footerOf = ({ partner, period, statementDigest, checkpoint }: StatementDocument): Footer => {
  const [log, size, root] = checkpoint?.split('\n') ?? [];
  const set = (text: string, right = false): SetText => ({ text, size: 6.5, color: colors.faint, right });
  const widths = [sheetWidth - 80, 80];
  return (page, pages) => [
    { widths, cells: [set(`${partner.name} · ${period} · statement ${statementDigest}`), set(`Page ${page} of ${pages}`, true)] },
    { widths, cells: [set(checkpoint === null ? 'No checkpoint yet' : `Checkpoint ${log} · ${size} · ${root}`)] }];
};

function head(text: string, right = false): SetText {
  return { text, right, font: 'bold' };
}

const money = (amount: string): SetText => ({ text: grouped(amount), right: true, color: amount.startsWith('-') ? colors.red : colors.ink });
const grouped = (amount: string): string => amount.replace(/\d(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '$&,');
