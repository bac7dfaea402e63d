import { status, type handleServerStreamingCall, type handleUnaryCall } from '@grpc/grpc-js';
import type { CreateReq, CreateResp, EnableReq, EnableResp, StatisticsReq, StatisticsResp } from '@eventstore/db-client/generated/projections_pb.js';
import type { Projections } from './projections.js';
import { projectionsPb } from './protocol.js';

/** Create: a continuous projection by its query. */
export function createProjectionHandler(projections: Projections): handleUnaryCall<CreateReq, CreateResp> {
  return ({ request }, callback) => {
    const options = request.getOptions();
    const name = options?.getContinuous()?.getName();
    if (name === undefined) return callback({ code: status.UNIMPLEMENTED, details: 'Only continuous projections are run.' });
    try {
      projections.create(name, options?.getQuery() ?? '');
      callback(null, new projectionsPb.CreateResp());
    } catch (failure) {
      callback({ code: status.INVALID_ARGUMENT, details: String(failure) });
    }
  };
}

/** Enable: one of the server's own, or one that was created and runs already. */
export function enableProjectionHandler(projections: Projections): handleUnaryCall<EnableReq, EnableResp> {
  return ({ request }, callback) => {
    const name = request.getOptions()?.getName() ?? '';
    if (projections.enable(name)) callback(null, new projectionsPb.EnableResp());
    else callback({ code: status.NOT_FOUND, details: `There is no projection ${name}.` });
  };
}

/** Statistics: there are none. */
export const statisticsHandler: handleServerStreamingCall<StatisticsReq, StatisticsResp> = (call) => call.end();
