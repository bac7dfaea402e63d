/** A row of docs/capabilities.md. */
export interface Capability {
  readonly id: string;
  readonly now: string;
  readonly what: string;
  readonly tests: readonly ProvingTest[];
}

/** A test by its file, from the root of the repository, and its title as it is written there. */
export interface ProvingTest {
  readonly file: string;
  readonly title: string;
}

/** Every id there is to be: sections A to M with so many rows each. */
export const capabilityIds: readonly string[] = Object.entries({ A: 16, B: 14, C: 15, D: 8, E: 6, F: 9, G: 8, H: 4, I: 5, J: 7, K: 7, L: 5, M: 4 })
  .flatMap(([section, rows]) => Array.from({ length: rows }, (_, index) => `${section}${index + 1}`));

/** The rows of the tables, in order. */
export const capabilitiesOf = (markdown: string): readonly Capability[] =>
  [...markdown.matchAll(/^\| ([A-Z]\d+) \| ([^|]*) \| ([^|]*) \| (.*) \|$/gm)].map(([, id = '', now = '', what = '', tests = '']) => ({
    id, now, what,
    tests: tests.trim() === '' ? [] : tests.split('<br>').map(testOf),
  }));

const testOf = (text: string): ProvingTest => {
  const [, file, title] = /^\s*\[[^\]]+\]\(\.\.\/([^)]+)\) › “([^”]+)”\s*$/.exec(text) ?? [];
  if (file === undefined || title === undefined) throw new Error(`This names no test: ${text}`);
  return { file, title };
};

/** What is wrong with the list; empty where nothing is. `textOf` gives a file's text, or undefined where there is none. */
export const capabilityFaults = (rows: readonly Capability[], textOf: (file: string) => string | undefined): readonly string[] => [
  ...capabilityIds.filter((id) => rows.filter((row) => row.id === id).length !== 1).map((id) => `${id} does not stand there exactly once`),
  ...rows.filter(({ id }) => !capabilityIds.includes(id)).map(({ id }) => `${id} is no capability`),
  ...rows.flatMap((row) => rowFaults(row, textOf).map((fault) => `${row.id} ${fault}`)),
];

const rowFaults = ({ now, what, tests }: Capability, textOf: (file: string) => string | undefined): readonly string[] => [
  ...(['true', 'partly', 'not yet'].includes(now) ? [] : [`is ${now}`]),
  ...(what.trim() === '' ? ['says nothing'] : []),
  ...((now === 'not yet') === (tests.length === 0) ? [] : [`is ${now} and names ${tests.length} tests`]),
  ...tests.flatMap(({ file, title }) => {
    const text = textOf(file);
    if (text === undefined) return [`names ${file}, which is not there`];
    return text.replaceAll('\\\'', '\'').includes(title) ? [] : [`names “${title}”, which is not in ${file}`];
  }),
];
