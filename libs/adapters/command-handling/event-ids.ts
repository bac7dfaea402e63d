import { dnsNamespace, uuidsOfNames } from '#kernel';

/** Event ids are made in a namespace of Tandem's own. */
const idOf = uuidsOfNames(uuidsOfNames(dnsNamespace)('events.tandem'));

/** The id of the n-th event of a command: the same request gives the same ids, whoever sends it again and whenever. */
export const eventIdOf = (userId: string, idempotencyKey: string, index: number): string => idOf(JSON.stringify([userId, idempotencyKey, index]));
