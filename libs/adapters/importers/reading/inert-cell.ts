const formulaStart = /^'*[=+\-@\t\r\n]/;
const number = /^[+-]?\d+(?:[.,]\d+)?$/;
const inertStart = /^''*[=+\-@\t\r\n]/;

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
export const makeInert = (cell: string): string => (formulaStart.test(cell) && !number.test(cell) ? `'${cell}` : cell);

/** Takes back what makeInert did, and nothing else. */
export const undoInert = (cell: string): string => (inertStart.test(cell) ? cell.slice(1) : cell);
