/** A day, and perhaps a time of it, as a file writes them: numbers without a zone. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds since midnight; null where the format has no time. */
  readonly timeMillis: number | null;
}

/** Reads texts of one format; undefined where a text has another form or no such time. It does not check that there is such a day. */
export type DateReader = (text: string) => WrittenDate | undefined;

const tokens = /yyyy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]/y;
const digitsOf: Readonly<Record<string, string>> = {
  yyyy: '\\d{4}', MM: '\\d{2}', M: '\\d{1,2}', dd: '\\d{2}', d: '\\d{1,2}', HH: '\\d{2}', H: '\\d{1,2}', mm: '\\d{2}', ss: '\\d{2}',
};

/**
 * Makes a reader of a format such as `yyyy-MM-dd`, `M/d/yyyy`, `dd.MM.yyyy HH:mm`: yyyy, MM or M, dd or d, and with a time HH or
 * H, mm, ss. One letter takes one digit or two. Undefined where the format is none, or says year, month or day not exactly once.
 */
export const dateReader = (format: string): DateReader | undefined => {
  const parts = tokensOf(format);
  const names = parts.filter((part) => part in digitsOf).map((part) => part.charAt(0));
  const complete = ['y', 'M', 'd'].every((name) => names.includes(name)) && new Set(names).size === names.length;
  const timed = names.includes('H') ? names.includes('m') : !names.includes('m') && !names.includes('s');
  if (parts.join('') !== format || !complete || !timed) return undefined;
  const form = new RegExp(`^${parts.map(patternOf).join('')}$`);
  return (text) => {
    const found = form.exec(text)?.slice(1).map(Number);
    return found && writtenDate(new Map(names.map((name, place) => [name, found[place] ?? 0])));
  };
};

const tokensOf = (format: string): string[] => {
  const found: string[] = [];
  tokens.lastIndex = 0;
  for (let match = tokens.exec(format); match; match = tokens.exec(format)) found.push(match[0]);
  return found;
};

const patternOf = (part: string): string => {
  const digits = digitsOf[part];
  return digits === undefined ? part.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&') : `(${digits})`;
};

const writtenDate = (parts: ReadonlyMap<string, number>): WrittenDate | undefined => {
  const part = (name: string): number => parts.get(name) ?? 0;
  if (part('H') > 23 || part('m') > 59 || part('s') > 59) return undefined;
  const timeMillis = parts.has('H') ? ((part('H') * 60 + part('m')) * 60 + part('s')) * 1000 : null;
  return { year: part('y'), month: part('M'), day: part('d'), timeMillis };
};
