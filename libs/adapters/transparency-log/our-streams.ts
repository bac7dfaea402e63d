import type { StoredEvent } from '#event-store';
import { readStreamName } from '#events';

/** True for the events that the tree has: those in streams of ours. Others may share the log. */
export const isOurs = ({ stream }: Pick<StoredEvent, 'stream'>): boolean => readStreamName(stream) !== undefined;
