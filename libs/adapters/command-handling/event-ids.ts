import { v5 as uuidV5 } from 'uuid';

/** The namespace of all event ids of Tandem (itself a UUIDv5 of the DNS namespace and `events.tandem`). */
const namespace = uuidV5('events.tandem', uuidV5.DNS);

/** The id of the n-th event of a command: the same request gives the same ids, whoever sends it again and whenever. */
export const eventIdOf = (userId: string, idempotencyKey: string, index: number): string =>
  uuidV5(JSON.stringify([userId, idempotencyKey, index]), namespace);
