const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const instants = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A day without a time: 2026-05-15 in the reader's way of writing. */
export const Day = ({ day }: { readonly day: string }) => <time dateTime={day} className="nowrap">{dayText(day)}</time>;

/** A moment in the reader's own time zone; the exact one is in the title. */
export const Instant = ({ at }: { readonly at: string }) => <time dateTime={at} title={at} className="nowrap">{instants.format(new Date(at))}</time>;

/** A day as text. */
export const dayText = (day: string): string => days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
