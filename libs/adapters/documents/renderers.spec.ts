import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readWorkbook from 'read-excel-file/node';
import { statementOf, type StatementDocument } from '#rules';
import { briefLines, partsOf, statementFacts, type LineInBrief } from '../../../test/support/statement/issued-statement.js';
import { inertText, renderCsv, renderPdf, renderXlsx } from './index.js';

const statement = (lines: readonly LineInBrief[], facts = statementFacts): StatementDocument => statementOf(partsOf(lines), facts);
const usual = statement([{ minor: 4_200n }, { minor: -17n, currency: 'JPY' }]);
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface PlacedText {
  readonly text: string;
  readonly size: number;
  /** Points above the foot of the page. */
  readonly height: number;
}

/** The texts of a PDF with their places, page by page. */
const placedTexts = async (bytes: Buffer): Promise<PlacedText[][]> => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, size: Number(item.transform[3]), height: Number(item.transform[5]) }] : [])));
  }
  await pdf.destroy();
  return pages;
};

/** The texts of a PDF, page by page, as a reader sees them. */
const pagesOf = async (bytes: Buffer): Promise<string[]> => (await placedTexts(bytes)).map(textOf);
const textOf = (texts: readonly PlacedText[]): string => texts.map(({ text }) => text).join(' ').replaceAll('\u00a0', ' ');

const rowsOf = (bytes: Buffer): Record<string, string>[] => parse(bytes, { columns: true });

describe('the documents of a statement', () => {
  it('are the same bytes each time, also of another process in another time zone', async () => {
    const ours = [renderCsv(usual), await renderXlsx(usual), await renderPdf(usual)].map(digest);
    expect([renderCsv(usual), await renderXlsx(usual), await renderPdf(usual)].map(digest)).toEqual(ours);
    const { stdout } = await promisify(execFile)(process.execPath,
      ['--import', './test/support/postgres/run-typescript.js', 'test/support/statement/print-digests.ts'], { env: { ...process.env, TZ: 'Pacific/Auckland' } });
    expect(stdout.trim().split('\n')).toEqual(ours);
  });
});

describe('a statement as CSV', () => {
  it('has each line with its exact amount, whatever the sign', () => {
    fc.assert(fc.property(briefLines, (brief) => {
      const { lines } = statement(brief);
      expect(rowsOf(renderCsv(statement(brief))).map(({ lineNo, amount, currency, eventIds }) => [lineNo, amount, currency, eventIds]))
        .toEqual(lines.map(({ lineNo, amount, currency, eventIds }) => [String(lineNo), amount, currency, eventIds.join(' ')]));
    }), { numRuns: 50 });
  });

  it('has no text that a spreadsheet would run as a formula', () => {
    const [row] = rowsOf(renderCsv(statement([{ minor: -5n }], { ...statementFacts, partnerName: '=HYPERLINK("https://evil.example")' })));
    expect([row?.['partnerName'], row?.['amount']]).toEqual(['\'=HYPERLINK("https://evil.example")', '-0.05']);
    expect(['+1', '-1', '@A1', '\tx', 'x=1', ''].map(inertText)).toEqual(["'+1", "'-1", "'@A1", "'\tx", 'x=1', '']);
  });
});

describe('a statement as a workbook', () => {
  const linesIn = async (document: StatementDocument) => {
    const [heads = [], ...rows] = (await readWorkbook(await renderXlsx(document))).find(({ sheet }) => sheet === 'Lines')?.data ?? [];
    return rows.map((row) => Object.fromEntries(heads.map((head, at) => [String(head), row[at]])));
  };

  it('has numbers where a spreadsheet keeps them to the last digit, and text where it would round', async () => {
    const lines = await linesIn(statement([{ minor: -999_999_999_999_999n }, { minor: 1_000_000_000_000_000n }, { minor: -17n, currency: 'JPY' }]));
    expect(lines.map(({ Amount }) => Amount)).toEqual([-9_999_999_999_999.99, '10000000000000.00', -17]);
  });

  it('has days as days, and a text that looks like a formula as text', async () => {
    const [line] = await linesIn(statement([{ minor: 1n }], { ...statementFacts, partnerName: '=1+1' }));
    expect([line?.['Due on'], line?.['Partner'], line?.['Rests on events']]).toEqual([new Date('2026-04-19T00:00:00.000Z'), '=1+1', '00000000-0000-5000-8000-000000000000']);
  });

  it('has the balances beside what proves the statement', async () => {
    const summary = (await readWorkbook(await renderXlsx(usual))).find(({ sheet }) => sheet === 'Statement')?.data ?? [];
    expect(summary).toContainEqual(expect.arrayContaining(['Digest', statementFacts.statementDigest]));
    expect(summary).toContainEqual(['USD', 123.45, 42, 0, 0, 3.45, 162, 0.05, 0.07, 0.02, 0.1, 0]);
  });
});

describe('a statement as PDF', () => {
  it('has every line with deal, clause and rule set version under heads that each page repeats', async () => {
    const document = statement(Array.from({ length: 70 }, (_, index) => ({ minor: 1_234_501n + BigInt(index) })));
    const pages = await pagesOf(await renderPdf(document));
    expect(pages.length).toBe(3);
    for (const { lineNo, dealId } of document.lines) {
      const cents = String(lineNo).padStart(2, '0');
      expect(pages.join(' ')).toContain(
        `${lineNo} 2026-03-20 Commission, sourcing Deal won ${dealId} /attribution/roles/sourcing standard v3 2026-04-19 USD 12,345.${cents}`);
    }
    expect(pages.filter((page) => page.includes('No. Date (UTC) What Because of Deal Clause Rule set Due Amount')).length).toBe(pages.length);
  });

  it('says on every page whose it is, what proves it and how many pages there are', async () => {
    const pages = await pagesOf(await renderPdf(statement(Array.from({ length: 40 }, () => ({ minor: 1n })))));
    pages.forEach((page, index) => {
      expect(page).toContain('Ångström & Søn — Συνεργάτες / Партнёры A/S · 2026-Q1');
      expect(page).toContain(`statement ${statementFacts.statementDigest}`);
      expect(page).toContain('Checkpoint tandem.example/log · 1024 · q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng=');
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
  });

  it('groups figures by thousands, also beyond what a double holds, and not their decimals', async () => {
    const [page = ''] = await pagesOf(await renderPdf(statement([{ minor: 123_456_789_012_345_678_901n }, { minor: -9_999n, currency: 'CLF' }])));
    expect(page).toContain('1,234,567,890,123,456,789.01');
    expect(page).toContain('-0.9999');
  });

  it('breaks what is too long for its column into lines, and tears no row in two', async () => {
    const usualLines = statement(Array.from({ length: 30 }, () => ({ minor: 1n })));
    const long = Array.from({ length: 40 }, (_, index) => `part-${index}`).join('/');
    const placed = await placedTexts(await renderPdf({ ...usualLines, lines: usualLines.lines.map((line) => ({ ...line, clause: `/${line.lineNo}/${long}/end-${line.lineNo}` })) }));
    for (const { lineNo } of usualLines.lines) {
      const [page = '', ...others] = placed.map(textOf).filter((each) => each.includes(`/${lineNo}/part-0/`));
      expect([others, page.replaceAll(' ', '').includes(`/part-39/end-${lineNo}`)]).toEqual([[], true]);
    }
    const footerTop = 45;
    for (const { height, size } of placed.flat()) expect(height > footerTop).toBe(size > 7);
  });

  it('is a statement also without a line and before anything was signed', async () => {
    const [page = ''] = await pagesOf(await renderPdf(statement([], { ...statementFacts, checkpoint: null })));
    expect(page).toContain('none in this quarter');
    expect(page).toContain('No checkpoint yet');
  });
});
