import type { OpenImport, StreamCommands } from '#importers';
import type { ApiClient } from '../../connection/api-client.js';
import { progress, progressDone } from '../../output.js';
import type { BulkResult } from '../send.js';

/** What an import did; `changed` counts the partners and deals that events were recorded for, `partnersRefused` those that the ledger refused. */
export interface ImportOutcome {
  readonly partners: number;
  readonly deals: number;
  readonly changed: number;
  readonly events: number;
  readonly partnersRefused: number;
  readonly seconds: number;
}

type Tally = { -readonly [Key in keyof ImportOutcome]: number };

const commandsPerRequest = 600;
const streamsPerRequest = 200;
const bytesPerRequest = 4 * 1024 * 1024;

/** Sends what a source holds to the ledger, portion by portion; what the ledger refuses is noted at the source. */
export const sendStreams = async (client: ApiClient, source: OpenImport, { dryRun }: { readonly dryRun: boolean }): Promise<ImportOutcome> => {
  const startedMs = performance.now();
  const tally: Tally = { partners: 0, deals: 0, changed: 0, events: 0, partnersRefused: 0, seconds: 0 };
  if (source.report().blocked) return tally;
  const send = dryRun ? trial(client) : (streams: readonly StreamCommands[]) => sendPortion(client, streams);
  for await (const streams of portions(source.streams())) {
    for (const [index, result] of (await send(streams)).entries()) note(tally, source, streams[index] as StreamCommands, result);
    tally.seconds = (performance.now() - startedMs) / 1_000;
    progress(`${tally.partners} partners, ${tally.deals} deals, ${tally.events} events, ${Math.round(tally.events / tally.seconds)} events/s`);
  }
  progressDone();
  return { ...tally, seconds: (performance.now() - startedMs) / 1_000 };
};

const sendPortion = async (client: ApiClient, streams: readonly StreamCommands[]): Promise<readonly BulkResult[]> => {
  const { results } = await client.post<{ results: readonly BulkResult[] }>('/v1/bulk', { items: streams.map(itemOf) });
  if (results.length !== streams.length) throw new Error(`The server answered ${results.length} results for ${streams.length} items.`);
  return results;
};

/**
 * Sends every portion on trial. A deal is then refused for a partner that this very import brings, which the ledger
 * cannot know of yet: such a deal is new with all its commands.
 */
const trial = (client: ApiClient): ((streams: readonly StreamCommands[]) => Promise<readonly BulkResult[]>) => {
  const brought = new Set<string>();
  return async (streams) => {
    const results = await sendPortion(client, streams);
    return results.map((result, index): BulkResult => {
      const stream = streams[index] as StreamCommands;
      if (stream.stream === 'partner' && result.outcome === 'accepted') brought.add(stream.id);
      const [unknown] = result.rejection?.code === 'partner-unknown' ? /ptr_[\w-]+/.exec(result.rejection.message) ?? [] : [];
      return unknown && brought.has(unknown) ? { index, outcome: 'accepted', eventCount: stream.commands.length } : result;
    });
  };
};

/** Streams in portions that one request may carry; partners and deals apart, because deals name partners. */
async function* portions(streams: AsyncIterable<StreamCommands>): AsyncGenerator<readonly StreamCommands[]> {
  let portion: StreamCommands[] = [];
  let commands = 0;
  let bytes = 0;
  for await (const stream of streams) {
    const size = Buffer.byteLength(JSON.stringify(itemOf(stream)));
    const isFull = portion.length >= streamsPerRequest || commands + stream.commands.length > commandsPerRequest || bytes + size > bytesPerRequest;
    if (portion[0] && (isFull || portion[0].stream !== stream.stream)) {
      yield portion;
      [portion, commands, bytes] = [[], 0, 0];
    }
    portion.push(stream);
    commands += stream.commands.length;
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}

const itemOf = ({ stream, id, keyBase, commands }: StreamCommands) => ({ stream, id, keyBase, commands });

const note = (tally: Tally, source: OpenImport, stream: StreamCommands, result: BulkResult): void => {
  if (result.outcome === 'rejected') {
    if (stream.stream === 'partner') tally.partnersRefused += 1;
    source.refuse(stream, result.rejection ?? { code: 'rejected', message: 'The ledger refused it.' });
    return;
  }
  tally[stream.stream === 'deal' ? 'deals' : 'partners'] += 1;
  tally.events += result.eventCount ?? 0;
  if ((result.eventCount ?? 0) > 0) tally.changed += 1;
};
