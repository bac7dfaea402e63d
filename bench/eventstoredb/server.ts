import { Server, ServerCredentials, status, type ServerWritableStream, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streamsPb, { type ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { openPostgresEventStore, type StoredEvent } from '#event-store';

/**
 * A server that speaks as much of EventStoreDB's protocol as reads of the whole log need, and costs as little as can be: its answers
 * were put into bytes before anybody asks, so that what is measured is the client. The tests' double, which speaks all, is no part of the build.
 */
const answers: Buffer[] = [];
const store = openPostgresEventStore({ connectionString: process.env['DATABASE_URL'] ?? '' });
for await (const event of store.readAll()) answers.push(answerOf(event));
await store.close();

type ReadCall = ServerWritableStream<ReadReq, Buffer>;
type Method = ServiceDefinition<UntypedServiceImplementation>[string];

const read = async (call: ReadCall): Promise<void> => {
  call.on('error', () => undefined);
  const options = call.request.getOptions();
  const backwards = options?.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS;
  const [from, most] = [BigInt(options?.getAll()?.getPosition()?.getCommitPosition() ?? 1), Number(options?.getCount() ?? Infinity)];
  const asked = backwards ? answers.toReversed() : answers.slice(Number(from) - 1);
  for (const answer of asked.slice(0, most)) {
    if (call.cancelled || call.destroyed) return;
    if (!call.write(answer)) await new Promise((resolve) => call.once('drain', resolve).once('cancelled', resolve).once('close', resolve));
  }
  call.end();
};

const { read: readMethod } = streamsGrpc.StreamsService as unknown as ServiceDefinition<UntypedServiceImplementation>;
const server = new Server();
server.addService({ read: { ...(readMethod as Method), responseSerialize: (bytes: Buffer) => bytes } }, {
  read: (call: ReadCall) => { void read(call).catch(() => { call.emit('error', { code: status.INTERNAL }); }); } });
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.send?.({ port });
});
process.once('disconnect', () => { server.forceShutdown(); });

function answerOf({ id, stream, revision, position, type, data, metadata }: StoredEvent): Buffer {
  const recorded = new streamsPb.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new sharedPb.UUID().setString(id));
  recorded.setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(Buffer.from(stream)));
  recorded.setStreamRevision(String(revision)).setPreparePosition(String(position)).setCommitPosition(String(position));
  recorded.getMetadataMap().set('type', type).set('content-type', 'application/json').set('created', '0');
  recorded.setData(Buffer.from(JSON.stringify(data))).setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
  const event = new streamsPb.ReadResp.ReadEvent();
  event.setEvent(recorded).setCommitPosition(String(position));
  return Buffer.from(new streamsPb.ReadResp().setEvent(event).serializeBinary());
}
