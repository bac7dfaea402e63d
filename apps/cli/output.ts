/** Prints one value as indented JSON, or lines for people. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** What goes beside the result: progress and remarks, on stderr, so that the result can be piped. */
export const remark = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Columns of text, the ones named `right` flush right; each column as wide as its widest cell. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[] = []): string => {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].map((text) => `  ${text}`).join('\n');
};

/** A line of progress that is rewritten on a terminal; silent in a pipe. */
export const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
};

/** Ends the line of progress. */
export const progressDone = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
};

/** Resolves when all that was printed has left this process: a pipe takes a long result piece by piece. */
export const allPrinted = async (): Promise<void> => {
  for (const stream of [process.stdout, process.stderr]) await new Promise<void>((resolve) => { stream.write('', () => resolve()); });
};
