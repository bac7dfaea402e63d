import { createRequire } from 'node:module';
import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import persistentGrpc from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import persistentPb from '@eventstore/db-client/generated/persistent_pb.js';
import projectionsGrpc from '@eventstore/db-client/generated/projections_grpc_pb.js';
import projectionsPb from '@eventstore/db-client/generated/projections_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';

/** The client's own protobuf runtime: messages of another copy of the library would not fit into its messages. */
const requireAsClient = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const { Any } = requireAsClient('google-protobuf/google/protobuf/any_pb.js') as AnyModule;
const { Empty: GoogleEmpty } = requireAsClient('google-protobuf/google/protobuf/empty_pb.js') as { Empty: new () => never };

interface AnyModule {
  readonly Any: new () => { pack(bytes: Uint8Array, typeName: string): void };
}

type Service = ServiceDefinition<UntypedServiceImplementation>;

/** The services as the client ships them. */
export const services = {
  streams: streamsGrpc.StreamsService as unknown as Service,
  features: featuresGrpc.ServerFeaturesService as unknown as Service,
  groups: persistentGrpc.PersistentSubscriptionsService as unknown as Service,
  projections: projectionsGrpc.ProjectionsService as unknown as Service,
  gossip: gossipGrpc.GossipService as unknown as Service,
};

export { Any, featuresPb, GoogleEmpty, gossipPb, persistentPb, projectionsPb, sharedPb, statusPb, streamsPb };
