import type { Check } from './guard.js';
import { notLeader } from './refusals.js';

/** What a node of a cluster does: one leads, the others follow, or only serve reads. */
export type Role = 'leader' | 'follower' | 'read-only-replica';

/** A node as the gossip tells of it. */
export interface Member {
  readonly instanceId: string;
  readonly host: string;
  readonly port: number;
  readonly role: Role;
  readonly isAlive: boolean;
}

/** What a node that is not the leader answers a call that asks for it: where the leader is. */
export function leaderWhereAsked(roleNow: () => Role, members: () => readonly Member[]): Check {
  return (metadata) => {
    const leader = members().find(({ role, isAlive }) => role === 'leader' && isAlive);
    const asksForLeader = metadata.get('requires-leader')[0] === 'true';
    return asksForLeader && roleNow() !== 'leader' && leader !== undefined ? notLeader(leader) : undefined;
  };
}
