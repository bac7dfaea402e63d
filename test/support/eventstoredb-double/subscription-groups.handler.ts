import { status, type handleUnaryCall } from '@grpc/grpc-js';
import type { CreateReq, CreateResp } from '@eventstore/db-client/generated/persistent_pb.js';
import { streamName } from './messages.js';
import { persistentPb } from './protocol.js';

/** PersistentSubscriptions.Create, for tests of connections: a group can be made, once, and nobody can join it. */
export function createGroupHandler(groups: Set<string>): handleUnaryCall<CreateReq, CreateResp> {
  return ({ request }, callback) => {
    const options = request.getOptions();
    const stream = options?.hasStream() ? streamName(options.getStream()) : streamName(options);
    const group = `${stream}::${options?.getGroupName() ?? ''}`;
    if (groups.has(group)) return callback({ code: status.ALREADY_EXISTS, details: `Subscription group ${group} exists.` });
    groups.add(group);
    callback(null, new persistentPb.CreateResp());
  };
}
