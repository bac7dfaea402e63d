/** One line of a file without its line end. */
export interface Line {
  readonly bytes: Buffer;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Bytes that were dropped because the line is longer than the bound. */
  readonly droppedBytes: number;
  /** Quotation marks among them: whoever follows quotes must know how many. */
  readonly droppedQuotes: number;
}

interface Splitter {
  push(chunk: Buffer): Line[];
  /** What follows the last line feed, if anything does. */
  end(): Line[];
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** Cuts chunks of a file into lines. Of a line longer than the bound only the beginning is held, so memory stays flat. */
export const lineSplitter = (lineBytesMax: number): Splitter => {
  let open = openLine(0);
  const take = (piece: Buffer): void => {
    const room = lineBytesMax - open.length;
    const kept = piece.length > room ? piece.subarray(0, room) : piece;
    if (kept.length > 0) open.pieces.push(kept);
    open.length += kept.length;
    open.droppedBytes += piece.length - kept.length;
    open.droppedQuotes += countQuotes(piece.subarray(kept.length));
  };
  const push = (chunk: Buffer): Line[] => {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, at));
      lines.push(closeLine(open));
      open = openLine(open.offset + open.length + open.droppedBytes + 1);
      from = at + 1;
    }
    take(chunk.subarray(from));
    return lines;
  };
  return { push, end: () => (open.length > 0 ? [closeLine(open)] : []) };
};

interface OpenLine {
  readonly pieces: Buffer[];
  readonly offset: number;
  length: number;
  droppedBytes: number;
  droppedQuotes: number;
}

const openLine = (offset: number): OpenLine => ({ pieces: [], offset, length: 0, droppedBytes: 0, droppedQuotes: 0 });

const closeLine = ({ pieces, offset, droppedBytes, droppedQuotes }: OpenLine): Line => {
  const [first = Buffer.alloc(0)] = pieces;
  const bytes = pieces.length > 1 ? Buffer.concat(pieces) : first;
  const ended = droppedBytes === 0 && bytes.at(-1) === carriageReturn;
  return { bytes: ended ? bytes.subarray(0, -1) : bytes, offset, droppedBytes, droppedQuotes };
};

const countQuotes = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(quote); at !== -1; at = bytes.indexOf(quote, at + 1)) count += 1;
  return count;
};
