import { status, type handleUnaryCall } from '@grpc/grpc-js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { carryOut, type Stage } from './carry-out.js';
import { uuid } from './messages.js';
import type { Member } from './membership.js';
import type { Call } from './misbehaviour.js';
import { featuresPb, gossipPb } from './protocol.js';

const serverVersion = '23.10.0.0';
/** The states of the server's nodes, by their numbers in the protocol. */
const stateOf = { follower: 6, leader: 8, 'read-only-replica': 14 } as const;

/** ServerFeatures.GetSupportedMethods: that there is a batch append is what makes the client prefer it. */
export function featuresHandler(stage: Stage): handleUnaryCall<Empty, SupportedMethods> {
  return answering(stage, 'features', () => {
    const supported = new featuresPb.SupportedMethods().setEventStoreServerVersion(serverVersion);
    for (const method of ['append', 'batchappend', 'read', 'delete', 'tombstone']) {
      const entry = new featuresPb.SupportedMethod();
      supported.addMethods(entry.setServiceName('event_store.client.streams.streams').setMethodName(method));
    }
    return supported;
  });
}

/** Gossip.Read: who is in the cluster, and what each does. */
export function clusterHandler(stage: Stage, members: () => readonly Member[]): handleUnaryCall<Empty, ClusterInfo> {
  return answering(stage, 'gossip', () => {
    const info = new gossipPb.ClusterInfo();
    for (const { instanceId, host, port, role, isAlive } of members()) {
      const member = new gossipPb.MemberInfo();
      member.setInstanceId(uuid(instanceId)).setTimeStamp('0').setState(stateOf[role]).setIsAlive(isAlive);
      member.setHttpEndPoint(new gossipPb.EndPoint().setAddress(host).setPort(port));
      info.addMembers(member);
    }
    return info;
  });
}

function answering<T>(stage: Stage, call: Call, answer: () => T): handleUnaryCall<Empty, T> {
  return (_request, callback) => {
    void carryOut(stage, stage.plan.take(call), () => Promise.resolve(answer())).then((reply) => {
      if (reply.kind === 'answer') callback(null, reply.answer);
      if (reply.kind === 'refuse') callback({ code: status.UNAVAILABLE, details: 'The server is shutting down.' });
    });
  };
}
