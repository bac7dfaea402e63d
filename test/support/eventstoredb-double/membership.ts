import { Metadata, status, type UntypedHandleCall } from '@grpc/grpc-js';

/** What a node of a cluster does: one leads, the others follow, or only serve reads. */
export type Role = 'leader' | 'follower' | 'read-only-replica';

/** A node as the gossip tells of it. */
export interface Member {
  readonly instanceId: string;
  readonly port: number;
  readonly role: Role;
  readonly isAlive: boolean;
}

interface AnyCall {
  readonly metadata: Metadata;
  emit(event: 'error', refusal: object): unknown;
}

type AnyHandler = (call: AnyCall, callback?: (refusal: object) => void) => void;

/** What a node that is not the leader answers a call that asks for it: where the leader is. */
export function forLeader(handler: UntypedHandleCall, roleNow: () => Role, members: () => readonly Member[]): UntypedHandleCall {
  const guarded: AnyHandler = (call, callback) => {
    const leader = members().find(({ role, isAlive }) => role === 'leader' && isAlive);
    const asksForLeader = call.metadata.get('requires-leader')[0] === 'true';
    if (!asksForLeader || roleNow() === 'leader' || leader === undefined) return (handler as AnyHandler)(call, callback);
    if (callback === undefined) call.emit('error', notLeader(leader.port));
    else callback(notLeader(leader.port));
  };
  return guarded as UntypedHandleCall;
}

function notLeader(port: number): object {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', '127.0.0.1');
  metadata.set('leader-endpoint-port', String(port));
  return { code: status.NOT_FOUND, details: 'Leader info available.', metadata };
}
