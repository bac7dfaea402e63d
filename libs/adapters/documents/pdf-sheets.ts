import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fontFile = (name: string): string => join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto', name);
/** Embedded as far as it is used; has Latin, Greek and Cyrillic with all their extensions. Its digits are of one width. */
const fonts = { normal: fontFile('Roboto-Regular.ttf'), bold: fontFile('Roboto-Medium.ttf'), italics: fontFile('Roboto-Italic.ttf') };

/** A text as it is set. What stands on the right is one line: where it is too wide it is set smaller. All else is broken into lines. */
export interface SetText {
  readonly text: string;
  readonly font?: keyof typeof fonts;
  /** In points. */
  readonly size?: number;
  readonly color?: string;
  readonly right?: boolean;
}

/** Texts side by side, each in a column of its width in points. */
export interface Row {
  readonly widths: readonly number[];
  readonly cells: readonly SetText[];
}

/** What goes on each page below everything else. */
export type Footer = (page: number, pages: number) => readonly Row[];

type Pdf = PDFKit.PDFDocument;
type Measured = Row & { readonly height: number; readonly texts: readonly MeasuredText[] };
type MeasuredText = Required<SetText> & { readonly width: number; readonly height: number; readonly isBroken: boolean };

const [left, top, bottom, footerTop] = [36, 36, 595.28 - 52, 595.28 - 40] as const;
export const sheetWidth = 841.89 - 2 * left;
export const colors = { ink: '#1f2933', faint: '#66727f', red: '#a61b1b', line: '#d5dbe1', band: '#eef1f5' } as const;
const padding = { x: 3, y: 2.5 } as const;
const unpadded = { x: 0, y: 0 } as const;

/** Sheets of A4 across that are filled from top to bottom. */
export class Sheets {
  private y: number = top;

  private constructor(private readonly pdf: Pdf) {}

  /** What is drawn, as a PDF. It has no date but those of `info`. */
  static async drawn(info: PDFKit.DocumentInfo, draw: (sheets: Sheets) => Promise<void>, footer: Footer): Promise<Buffer> {
    // Loaded when first needed: most commands never print.
    const { default: Document } = await import('pdfkit');
    const pdf = new Document({ size: 'A4', layout: 'landscape', margin: 0, bufferPages: true, lang: 'en', font: '', info });
    for (const [name, file] of Object.entries(fonts)) pdf.registerFont(name, file);
    const bytes = buffer(pdf);
    const sheets = new Sheets(pdf);
    await draw(sheets);
    sheets.addFooters(footer);
    pdf.end();
    return bytes;
  }

  /** Leaves so many points empty. */
  gap(points: number): void {
    this.y += points;
  }

  /** What comes next begins a page unless so many points are left of this one. */
  room(points: number): void {
    if (this.y > top && this.y + points > bottom) this.nextPage();
  }

  /** A rule across the sheet. */
  rule(thickness: number, color: string): void {
    this.pdf.moveTo(left, this.y).lineTo(left + sheetWidth, this.y).lineWidth(thickness).stroke(color);
  }

  /** Texts side by side; the highest says where the next thing goes. */
  row(row: Row): void {
    const measured = this.measured(row, unpadded);
    this.room(measured.height);
    this.put(measured, unpadded);
  }

  /**
   * Rows between rules under a head that each page repeats; no row is torn in two. Between pages others have their turn: a long
   * table takes seconds.
   */
  async table(widths: readonly number[], head: readonly SetText[], rows: Iterable<readonly SetText[]>): Promise<void> {
    const headRow = this.measured({ widths, cells: head }, padding);
    this.room(3 * headRow.height);
    this.putHead(headRow);
    for (const cells of rows) {
      const row = this.measured({ widths, cells }, padding);
      if (this.y + row.height > bottom) {
        await setImmediate();
        this.nextPage();
        this.putHead(headRow);
      }
      this.put(row, padding);
      this.rule(0.5, colors.line);
    }
  }

  private putHead(head: Measured): void {
    this.pdf.rect(left, this.y, sheetWidth, head.height).fill(colors.band);
    this.put(head, padding);
  }

  private nextPage(): void {
    this.pdf.addPage();
    this.y = top;
  }

  private addFooters(footer: Footer): void {
    const { count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(index);
      this.y = footerTop;
      for (const row of footer(index + 1, count)) this.put(this.measured(row, unpadded), unpadded);
    }
  }

  private measured(row: Row, { x, y }: { readonly x: number; readonly y: number }): Measured {
    const texts = row.cells.map((cell, index) => this.measuredText(cell, (row.widths[index] ?? 0) - 2 * x));
    return { ...row, texts, height: Math.max(...texts.map(({ height }) => height)) + 2 * y };
  }

  private measuredText({ text, font = 'normal', size = 7.5, color = colors.ink, right = false }: SetText, room: number): MeasuredText {
    this.pdf.font(font).fontSize(size);
    const width = this.pdf.widthOfString(text);
    const set = { text, font, color, right };
    const isBroken = !right && (width > room || text.includes('\n'));
    if (isBroken) return { ...set, size, width: room, height: this.pdf.heightOfString(text, { width: room }), isBroken };
    const share = width > room ? room / width : 1;
    return { ...set, size: size * share, width: width * share, height: this.pdf.currentLineHeight(true), isBroken };
  }

  private put({ texts, widths, height }: Measured, { x, y }: { readonly x: number; readonly y: number }): void {
    let column = left;
    texts.forEach(({ text, font, size, color, right, width, isBroken }, index) => {
      const room = widths[index] ?? 0;
      this.pdf.font(font).fontSize(size).fillColor(color)
        .text(text, right ? column + room - x - width : column + x, this.y + y, isBroken ? { width } : { lineBreak: false });
      column += room;
    });
    this.y += height;
  }
}
