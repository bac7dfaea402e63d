import type { RecordedLog } from './recorded-log.js';
import type { Recorded } from './wrapping.js';

/** The server's type of an event that stands for another, which its data names: revision, `@`, stream. */
export const linkType = '$>';

/** An event, and the link through which it was found; what a link leads to may be gone. */
export interface ResolvedEvent {
  readonly event: Recorded | undefined;
  readonly link: Recorded | undefined;
}

/** What the event stands for, when links are to be followed. */
export async function resolved(log: RecordedLog, event: Recorded, followsLinks: boolean): Promise<ResolvedEvent> {
  if (!followsLinks || event.type !== linkType) return { event, link: undefined };
  const [revision, ...stream] = Buffer.from(event.data).toString('utf8').split('@');
  return { event: await log.readEvent(stream.join('@'), Number(revision)), link: event };
}
