import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReplay, type DealSink } from '#replay';
import { keepHeapSmall } from '../../apps/projector/small-heap.js';
import { askedOf } from '../ground/closed-quarter.js';
import { generatedQuarter } from '../ground/generated-quarter.js';

/** What a replay of generated dossiers came to. Seconds of processor time are of all threads, with those of making the dossiers and apart from them. */
export interface GeneratedReplay {
  readonly deals: number;
  readonly differing: number;
  readonly output: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly makingCpuSeconds: number;
}

/** Replays a generated closed quarter without a database: dossiers and statements are made as they are asked for. */
export const replayGenerated = async (seed: number, count: number, { workers, rules }: { readonly workers: number; readonly rules: 'next' | 'own' }): Promise<GeneratedReplay> => {
  keepHeapSmall();
  const { store, source } = generatedQuarter(seed, count);
  const making = await spent(async () => {
    for await (const event of store.readAll({ filter: { eventTypes: ['StatementIssued'] } })) if (event.position < 0n) return;
    for await (const page of source.pages()) if (page.length === 0) return;
  });
  const sink = sinkInFile();
  try {
    let made: Awaited<ReturnType<typeof runReplay>> | undefined;
    const whole = await spent(async () => {
      made = await runReplay({ store, source, sql: () => Promise.reject(new Error('There is no database.')), sink, fromLog: true, workers, progress: () => Promise.resolve() }, askedOf(rules));
    });
    if (made === undefined) throw new Error('The replay gave nothing.');
    return { deals: made.summary.compared.deals, differing: made.summary.compared.differing, output: made.certificate.output, ...whole, makingCpuSeconds: making.cpuSeconds };
  } finally {
    sink.close();
  }
};

const spent = async (work: () => Promise<void>): Promise<{ readonly seconds: number; readonly cpuSeconds: number }> => {
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startedAt) / 1_000, cpuSeconds: (user + system) / 1e6 };
};

/** The deals that differ in a file, page after page; pages are stretches of the order of ids. */
const sinkInFile = (): DealSink & { readonly close: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-replay-'));
  const file = openSync(join(folder, 'deals'), 'w+');
  const pages: { readonly first: string; readonly at: number; readonly length: number }[] = [];
  let end = 0;
  return {
    keep: (deals) => {
      const bytes = Buffer.from(deals.map(([, text]) => text).join('\n'));
      writeSync(file, bytes, 0, bytes.length, end);
      pages.push({ first: deals[0]?.[0] ?? '', at: end, length: bytes.length });
      end += bytes.length;
      return Promise.resolve();
    },
    inOrder: async function* inOrder() {
      for (const { at, length } of pages.sort((one, other) => (one.first < other.first ? -1 : 1))) {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, at);
        yield* bytes.toString().split('\n');
      }
    },
    close: () => {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
};
