const dayMillis = 86_400_000;

/** A stretch of time during which a zone keeps one offset; `until` is the first millisecond after it. */
export interface OffsetStretch {
  readonly from: number;
  readonly until: number;
  readonly offsetMillis: number;
}

/** Whether the platform's time zone database knows the name; bare offsets (`+01:00`) are no zones. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return formatterOf(name) !== undefined;
  } catch {
    return false;
  }
};

/** What local clocks in the zone are ahead of UTC at a moment (milliseconds since 1970), in milliseconds. */
export const offsetMillisAt = (timeZone: string, millis: number): number => {
  const stretches = stretchesOfUtcDay(timeZone, Math.floor(millis / dayMillis));
  for (const stretch of stretches) if (millis < stretch.until) return stretch.offsetMillis;
  return 0;
};

/**
 * The zone's offsets during one day of UTC, kept because the platform's formatter is slow: evaluating asks for thousands
 * of moments and few days. At most one change of clocks in such a day is assumed.
 */
export const stretchesOfUtcDay = (timeZone: string, utcDay: number): readonly OffsetStretch[] => {
  const days = daysOf(timeZone);
  let stretches = days.get(utcDay);
  if (stretches === undefined) {
    stretches = readStretches(formatterOf(timeZone), utcDay * dayMillis);
    days.set(utcDay, stretches);
  }
  return stretches;
};

const formatters = new Map<string, Intl.DateTimeFormat>();
const stretchesByZone = new Map<string, Map<number, readonly OffsetStretch[]>>();

const daysOf = (timeZone: string): Map<number, readonly OffsetStretch[]> => {
  let days = stretchesByZone.get(timeZone);
  if (days === undefined) {
    days = new Map();
    stretchesByZone.set(timeZone, days);
  }
  return days;
};

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
};

const readStretches = (formatter: Intl.DateTimeFormat, from: number): OffsetStretch[] => {
  const until = from + dayMillis;
  const first = readOffset(formatter, from);
  const last = readOffset(formatter, until - 1);
  if (first === last) return [{ from, until, offsetMillis: first }];
  const change = changeBetween(formatter, { from, until: until - 1, offsetMillis: first });
  return [
    { from, until: change, offsetMillis: first },
    { from: change, until, offsetMillis: last },
  ];
};

const changeBetween = (formatter: Intl.DateTimeFormat, stretch: OffsetStretch): number => {
  let [before, after] = [stretch.from, stretch.until];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (readOffset(formatter, middle) === stretch.offsetMillis) before = middle;
    else after = middle;
  }
  return after;
};

const offsetForm = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const readOffset = (formatter: Intl.DateTimeFormat, millis: number): number => {
  const name = formatter.formatToParts(millis).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] = offsetForm.exec(name) ?? [];
  if (sign === undefined) return 0;
  const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -total : total;
};
