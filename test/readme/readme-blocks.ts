/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of the file that its first line of text is, from 1. */
  readonly line: number;
}

/** What a reader is told to run, and the lines that README says it prints. */
export interface Example {
  readonly command: string;
  readonly line: number;
  /** Empty where README shows no output. Lines with an ellipsis are shortened: they are not among these. */
  readonly prints: readonly string[];
}

/** The fenced blocks of a Markdown text, in order. */
export const blocksOf = (markdown: string): readonly Block[] => {
  const lines = markdown.split('\n');
  const fences = lines.flatMap((line, index) => (line.startsWith('```') ? [index] : []));
  if (fences.length % 2 !== 0) throw new Error('A fenced block is never closed.');
  return Array.from({ length: fences.length / 2 }, (_, pair): Block => {
    const [open, close] = [fences[2 * pair] ?? 0, fences[2 * pair + 1] ?? 0];
    return { language: (lines[open] ?? '').slice(3).trim(), text: lines.slice(open + 1, close).join('\n'), line: open + 2 };
  });
};

const runnable = /^(npm start|npx tandem|curl)\b/;

/** The `sh` blocks that start the server, the command line or curl, each with the `text` block behind it as what it prints. */
export const examplesOf = (markdown: string): readonly Example[] => {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ language, text, line }, index) => {
    if (language !== 'sh' || !runnable.test(text)) return [];
    const next = blocks[index + 1];
    return [{ command: text, line, prints: next?.language === 'text' ? shownLines(next.text) : [] }];
  });
};

/** A line without its columns' padding: spaces count as one, and tables may be indented otherwise. */
export const bare = (line: string): string => line.trim().replace(/\s+/g, ' ');

const shownLines = (text: string): readonly string[] => text.split('\n').map(bare).filter((line) => line !== '' && !line.includes('…'));
