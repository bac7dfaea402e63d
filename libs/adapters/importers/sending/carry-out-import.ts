import type { OpenImport } from '../open-import.js';
import type { ImportedCommand, StreamCommands } from '../streams/stream-commands.js';

/** What an import did so far; `changed` counts the partners and deals that events were recorded for, `partnersRefused` those that the ledger refused. */
export interface ImportTally {
  readonly partners: number;
  readonly deals: number;
  readonly changed: number;
  readonly events: number;
  readonly partnersRefused: number;
}

/** The commands of one partner or deal, as a bulk takes them: all go in or none. */
export interface ImportItem {
  readonly stream: StreamCommands['stream'];
  readonly id: string;
  readonly keyBase: string;
  readonly commands: readonly ImportedCommand[];
}

/** What the ledger says to one item. */
export interface ImportItemResult {
  readonly outcome: 'accepted' | 'rejected';
  readonly eventCount?: number;
  readonly rejection?: { readonly code: string; readonly message: string };
}

/** How an import reaches the ledger. */
export interface ImportWay {
  /** Carries out a portion, or decides it only where the import is tried: a result for each item, in order. */
  readonly send: (items: readonly ImportItem[]) => Promise<readonly ImportItemResult[]>;
  readonly dryRun: boolean;
  /** Is told after every portion; may throw to break the import off. */
  readonly progress: (tally: ImportTally) => void | Promise<void>;
}

type Tally = { -readonly [Key in keyof ImportTally]: number };

const commandsPerPortion = 600;
const streamsPerPortion = 200;
const streamsPerRetrial = 800;
const bytesPerPortion = 4 * 1024 * 1024;

/** Sends what a source holds to the ledger, portion by portion; what the ledger refuses is noted at the source. Sends nothing of a source that is blocked. */
export const carryOutImport = async (source: OpenImport, { send, dryRun, progress }: ImportWay): Promise<ImportTally> => {
  const tally: Tally = { partners: 0, deals: 0, changed: 0, events: 0, partnersRefused: 0 };
  if (source.report().blocked) return tally;
  const carryOut = dryRun ? onTrial(send) : (streams: readonly StreamCommands[]) => resultsFor(send, streams);
  for await (const streams of portions(source.streams())) {
    for (const [index, result] of (await carryOut(streams)).entries()) note(tally, source, streams[index] as StreamCommands, result);
    await progress({ ...tally });
  }
  return tally;
};

const resultsFor = async (send: ImportWay['send'], streams: readonly StreamCommands[]): Promise<readonly ImportItemResult[]> => {
  const results = await send(streams.map(itemOf));
  if (results.length !== streams.length) throw new Error(`The ledger answered ${results.length} results for ${streams.length} items.`);
  return results;
};

/**
 * Sends every portion on trial. The ledger cannot know yet of partners that an earlier portion brings: deals that are refused for one are tried again together with
 * the partners that they name.
 */
const onTrial = (send: ImportWay['send']): ((streams: readonly StreamCommands[]) => Promise<readonly ImportItemResult[]>) => {
  const brought = new Map<string, StreamCommands>();
  return async (streams) => {
    const results = [...await resultsFor(send, streams)];
    for (const [index, stream] of streams.entries()) {
      if (stream.stream === 'partner' && results[index]?.outcome === 'accepted') brought.set(stream.id, stream);
    }
    const again = [...results.keys()].filter((index) => results[index]?.rejection?.code === 'partner-unknown');
    for (const { deals, partners } of withPartners(again.map((index) => [index, streams[index] as StreamCommands]), brought)) {
      const tried = await resultsFor(send, [...partners, ...deals.map(([, deal]) => deal)]);
      deals.forEach(([index], at) => { results[index] = tried[partners.length + at] as ImportItemResult; });
    }
    return results;
  };
};

interface Retrial { readonly deals: readonly (readonly [index: number, deal: StreamCommands])[]; readonly partners: readonly StreamCommands[] }

/** Deals with the brought partners that they name, in groups that one bulk may carry. */
const withPartners = (refused: Retrial['deals'], brought: ReadonlyMap<string, StreamCommands>): readonly Retrial[] => {
  const groups: { deals: Retrial['deals'][number][]; partners: Set<StreamCommands> }[] = [];
  for (const [index, deal] of refused) {
    const named = idsIn(deal).flatMap((id) => brought.get(id) ?? []);
    if (named.length === 0) continue;
    let group = groups.at(-1);
    if (group === undefined || group.deals.length + group.partners.size + named.length >= streamsPerRetrial) groups.push(group = { deals: [], partners: new Set() });
    group.deals.push([index, deal]);
    for (const partner of named) group.partners.add(partner);
  }
  return groups.map(({ deals, partners }) => ({ deals, partners: [...partners] }));
};

const idsIn = ({ commands }: StreamCommands): readonly string[] => JSON.stringify(commands).match(/ptr_[\w-]+/g) ?? [];

/** Streams in portions that one bulk may carry; partners and deals apart, because deals name partners. */
async function* portions(streams: AsyncIterable<StreamCommands>): AsyncGenerator<readonly StreamCommands[]> {
  let portion: StreamCommands[] = [];
  let commands = 0;
  let bytes = 0;
  for await (const stream of streams) {
    const size = Buffer.byteLength(JSON.stringify(itemOf(stream)));
    const isFull = portion.length >= streamsPerPortion || commands + stream.commands.length > commandsPerPortion || bytes + size > bytesPerPortion;
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

const itemOf = ({ stream, id, keyBase, commands }: StreamCommands): ImportItem => ({ stream, id, keyBase, commands });

const note = (tally: Tally, source: OpenImport, stream: StreamCommands, result: ImportItemResult): void => {
  if (result.outcome === 'rejected') {
    if (stream.stream === 'partner') tally.partnersRefused += 1;
    source.refuse(stream, result.rejection ?? { code: 'rejected', message: 'The ledger refused it.' });
    return;
  }
  tally[stream.stream === 'deal' ? 'deals' : 'partners'] += 1;
  tally.events += result.eventCount ?? 0;
  if ((result.eventCount ?? 0) > 0) tally.changed += 1;
};
