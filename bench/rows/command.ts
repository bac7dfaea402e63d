import { randomUUID } from 'node:crypto';
import type { CommandBatch, CommandHandling } from '#command-handling';
import type { Actor } from '#events';
import { digestOf, type UserId } from '#kernel';
import { readMasterKey } from '#vault';
import { openParts } from '../../apps/api/parts.js';
import type { Ground } from '../ground/ground.js';
import type { SeededLedger } from '../ground/seed-ledger.js';
import { workAtOnce } from '../measuring/at-once.js';
import { compare, measureInTurn, quantile } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { openRawLog } from '../raw/raw-insert.js';
import { ratioRow, type BenchRow } from '../report/row.js';
import { asEvent, touchpointsOn, type DrawnTouchpoint } from './touchpoints.js';

const atOnce = 32;

/** Commands through command handling in this process (load, decide, append), without HTTP, against bare inserts. */
export const commandRows = async ({ ledgerUrl }: Ground, { openDeals }: SeededLedger, options: BenchOptions): Promise<readonly BenchRow[]> => {
  const parts = await openParts({
    databaseUrl: ledgerUrl, eventStoreUrl: null, masterKey: readMasterKey('5a'.repeat(32), 'bench'), localToken: null, ephemeral: false, demoClock: false }, []);
  const raw = await openRawLog(ledgerUrl, atOnce);
  const draw = touchpointsOn(openDeals, options.seed + 2);
  const latenciesMs: number[] = [];
  const reached = await measureInTurn({ rounds: options.rounds, warmUps: 1 }, {
    raw: async () => (await workAtOnce(options.commands, atOnce, () => raw.insert([asEvent(draw())]))).perSecond,
    ours: async (isCounted) => {
      const round = await workAtOnce(options.commands, atOnce, () => handle(parts.commandHandling, draw()));
      if (isCounted) latenciesMs.push(...round.latenciesMs);
      return round.perSecond;
    },
  });
  await Promise.all([parts.close(), raw.close()]);
  return [ratioRow('command without HTTP, 32 at once', 'commands/s', compare(reached.ours, reached.raw), null, latencyDetails(latenciesMs))];
};

/** How long single pieces of work took. */
export const latencyDetails = (latenciesMs: readonly number[]): Readonly<Record<string, number>> =>
  ({ 'p50 ms': quantile(latenciesMs, 0.5), 'p99 ms': quantile(latenciesMs, 0.99) });

const handle = async (handling: CommandHandling, touchpoint: DrawnTouchpoint): Promise<void> => {
  const outcome = await handling.handle(batchOf(touchpoint));
  if (outcome.outcome !== 'accepted') throw new Error(`A command came to ${JSON.stringify(outcome)}.`);
};

const actor: Actor = { userId: 'usr_olivia' as UserId, rights: ['operations'], partnerId: null };

const batchOf = ({ deal, body }: DrawnTouchpoint): CommandBatch => {
  const key = randomUUID();
  const command = { type: 'LogTouchpoint', touchpointId: `tch_${key}`, ...body, imported: false, contactId: null, note: null, link: null };
  return {
    kind: 'deal', stream: deal.stream, actor, expectedRevision: null, correlationId: key, causationId: null, dryRun: false,
    inputs: [{ command, occurredAt: null, sourceRecordedAt: null, key: { kind: 'caller', key }, bodyDigest: digestOf({ command }), sealedTexts: [] }],
  };
};
