import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, ContentTable, CustomTableLayout, DynamicContent, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { StatementDocument, StatementDocumentBalance, StatementDocumentLine } from '#rules';

const fontFile = (name: string): string => join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto', name);
/** Embedded as far as it is used; has Latin, Greek and Cyrillic with all their extensions. Its digits are of one width. */
const roboto = { normal: fontFile('Roboto-Regular.ttf'), bold: fontFile('Roboto-Medium.ttf'), italics: fontFile('Roboto-Italic.ttf') };

const ink = '#1f2933';
const faint = '#66727f';
const red = '#a61b1b';
const rule = '#d5dbe1';
const band = '#eef1f5';

/** A statement as paper: A4, its balances, every line with clause, rule set and deal, and on each page what proves it. */
export const renderPdf = async (document: StatementDocument): Promise<Buffer> => {
  // Loaded when first needed: most commands never print.
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: roboto });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(roboto).includes(path));
  return pdfmake.createPdf(definitionOf(document)).getBuffer();
};

const definitionOf = (document: StatementDocument): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageOrientation: 'landscape',
  pageMargins: [36, 36, 36, 52],
  info: {
    title: `Statement ${document.period}, ${document.partner.name}`, author: document.programme.name, creator: 'Tandem', producer: 'Tandem',
    creationDate: new Date(document.issuedAt), modDate: new Date(document.issuedAt),
  },
  language: 'en',
  defaultStyle: { fontSize: 7.5, color: ink, lineHeight: 1.1 },
  content: [...headOf(document), ...balancesOf(document.balances), ...linesOf(document.lines), ...proofOf(document)],
  footer: footerOf(document),
});

const headOf = ({ programme, partner, period, firstDay, lastDay, issuedAt }: StatementDocument): Content[] => [
  {
    columns: [
      [{ text: programme.name, fontSize: 9, color: faint }, { text: 'Partner statement', fontSize: 22, bold: true }],
      [{ text: period, fontSize: 22, bold: true, alignment: 'right', margin: [0, 10, 0, 0] }],
    ],
  },
  { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 770, y2: 0, lineWidth: 1.5, lineColor: ink }], margin: [0, 4, 0, 10] },
  {
    columns: [
      labelled('Partner', partner.name), labelled('Partner id', partner.id), labelled('Period', `${firstDay} to ${lastDay}`),
      labelled('Issued', `${issuedAt.slice(0, 10)} ${issuedAt.slice(11, 16)} UTC`),
    ],
    columnGap: 16,
  },
];

const labelled = (label: string, value: string): Content => ({ stack: [{ text: label, color: faint }, { text: value, fontSize: 10, bold: true }] });

const section = (title: string, remark: string): Content =>
  ({ text: [{ text: title, fontSize: 12, bold: true }, { text: `   ${remark}`, color: faint }], margin: [0, 18, 0, 5] });

const balancesOf = (balances: readonly StatementDocumentBalance[]): Content[] => (balances.length === 0 ? [] : [
  together(balances.length <= 20, section('Account', 'closing = opening + earned + clawed back + adjusted − paid'), figuresOf(balances, [
    ['Opening', 'opening'], ['Earned', 'earned'], ['Clawed back', 'clawedBack'], ['Adjusted', 'adjusted'], ['Paid', 'paid'], ['Closing', 'closing']])),
  together(balances.length <= 20, section('Of that, held back', 'held now = held before + held − released; what is withheld is not in the account'), figuresOf(balances, [
    ['Held before', 'heldOpening'], ['Held', 'held'], ['Released', 'released'], ['Held now', 'heldClosing'], ['Withheld', 'withheld']])),
]);

/** On one page, where one holds it. */
const together = (unbreakable: boolean, ...stack: Content[]): Content => ({ stack, unbreakable });

const figuresOf = (balances: readonly StatementDocumentBalance[], figures: readonly (readonly [string, Exclude<keyof StatementDocumentBalance, 'currency'>])[]): Content =>
  table([60, ...figures.map(() => '*' as const)], [
    [head('Currency'), ...figures.map(([title]) => head(title, 'right'))],
    ...balances.map((balance) => [
      { text: balance.currency, fontSize: 9 },
      ...figures.map(([, name]) => ({ ...money(balance[name]), fontSize: 9, bold: name === 'closing' || name === 'heldClosing' }))]),
  ]);

const linesOf = (lines: readonly StatementDocumentLine[]): Content[] => [
  section('Lines', lines.length === 0 ? 'none in this quarter' : `${grouped(String(lines.length))}, each with the clause of the rules that it follows from`),
  ...(lines.length === 0 ? [] : [table([26, 44, 90, 82, 112, '*', 72, 42, 20, 84], [
    [head('No.', 'right'), head('Date (UTC)'), head('What'), head('Because of'), head('Deal'), head('Clause'), head('Rule set'), head('Due'), head(''), head('Amount', 'right')],
    ...lines.map(rowOf)])]),
];

const rowOf = (line: StatementDocumentLine): TableCell[] => [
  { text: String(line.lineNo), alignment: 'right', color: faint },
  line.occurredAt.slice(0, 10),
  `${kinds[line.kind]}${line.position === null ? '' : `, ${line.position}`}${line.withheld ? ' (withheld)' : ''}`,
  inWords(line.causeType),
  line.dealId ?? '',
  line.clause ?? '',
  line.ruleSetId === null ? '' : `${line.ruleSetId} v${line.version ?? ''}`,
  line.dueOn,
  line.currency,
  line.withheld ? { text: grouped(line.amount), alignment: 'right', color: faint, italics: true } : money(line.amount),
];

const kinds: Readonly<Record<StatementDocumentLine['kind'], string>> =
  { commission: 'Commission', uplift: 'Uplift', incentive: 'Incentive', spiff: 'SPIFF', writeOff: 'Write-off', merger: 'Merger', difference: 'Difference' };

/** `DealWon` → `Deal won`. */
const inWords = (type: string): string => type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const proofOf = ({ statementDigest, checkpoint }: StatementDocument): Content[] => [
  together(true, section('Proof', 'keep this page: whoever has it need not trust the operator of the ledger'), {
    columns: [
      { stack: [{ text: 'Statement digest (SHA-256)', color: faint }, statementDigest], width: 330 },
      { stack: [{ text: 'Signed checkpoint of the log at issue', color: faint }, checkpoint?.trimEnd() ?? 'Nothing was signed yet.'] },
    ],
  }),
];

const footerOf = ({ partner, period, statementDigest, checkpoint }: StatementDocument): DynamicContent => {
  const [log, size, root] = checkpoint?.split('\n') ?? [];
  return (page, pages) => ({
    margin: [36, 12, 36, 0],
    fontSize: 6.5,
    color: faint,
    columns: [
      { stack: [`${partner.name} · ${period} · statement ${statementDigest}`, checkpoint === null ? 'No checkpoint yet' : `Checkpoint ${log} · ${size} · ${root}`], width: '*' },
      { text: `Page ${page} of ${pages}`, alignment: 'right', width: 80 },
    ],
  });
};

const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({ text, alignment, bold: true, fillColor: band });
const money = (amount: string) => ({ text: grouped(amount), alignment: 'right' as const, color: amount.startsWith('-') ? red : ink });
const grouped = (amount: string): string => amount.replace(/\d(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '$&,');

/** The first row is repeated on each page; no row is torn in two. */
const table = (widths: (number | '*')[], body: TableCell[][]): ContentTable =>
  ({ table: { headerRows: 1, dontBreakRows: true, widths, body }, layout });

const layout: CustomTableLayout = {
  hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => rule, paddingLeft: () => 3, paddingRight: () => 3, paddingTop: () => 2.5, paddingBottom: () => 2.5 };
