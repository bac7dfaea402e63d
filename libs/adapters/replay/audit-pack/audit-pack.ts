import type { EventStore } from '#event-store';
import { readStreamName } from '#events';
import type { Period } from '#kernel';
import { bundleOf, canonicalLine, eventsInPack, leafOf, packedLog, utf8, type BundleFiles } from '#proof';
import { dossierSchema, replayCertificateSchema, replaySchema, ruleSetSchema } from '#rules';
import { hasher, LogFault, sha256, type SignedTree } from '#transparency-log';
import { auditedQuarter, closingIn } from './audited-quarter.js';
import { logOfEvents } from './log-of-events.js';

/** How many events an audit pack holds at most: the file of its log is held in memory, made and verified. */
export const auditPackEventsMax = 200_000;

/**
 * The audit pack of a closed quarter: the whole log up to a checkpoint that the closing lies under, and what it tells of the quarter. The same
 * bytes whenever it is made by the same engine. Throws LogFault where an event is gone or torn.
 */
export const auditPack = async (store: EventStore, { note, key, checkpoint: { size } }: SignedTree, period: Period): Promise<BundleFiles> => {
  const packed = await logUntil(store, size);
  const log = logOfEvents(eventsInPack(packed));
  const closed = await closingIn(log, period);
  if (closed === undefined) throw new LogFault(`The log of ${size} events has no closing of ${period}.`);
  const quarter = await auditedQuarter(log, closed);
  const files = new Map([['README.txt', utf8(readme(period))], ...packed, ...quarter.files, ...schemas()]);
  return bundleOf(sha256, { format: 'tandem.audit-pack/1', logKey: key, checkpoint: note }, files);
};

/** The log is folded from its file, in RFC 8785 form, as whoever opens the pack will: the digests of dossiers go by the order in which facts were told. */
const logUntil = async (store: EventStore, size: number): Promise<BundleFiles> => {
  const packed = packedLog(hasher);
  let count = 0;
  for await (const stored of store.readAll()) {
    if (count === size) break;
    if (readStreamName(stored.stream) === undefined) continue;
    const leaf = leafOf(stored);
    if (!leaf) throw new LogFault(`Event ${stored.id} (${stored.stream}, revision ${stored.revision}) is torn.`);
    const sourceRecordedAt = stored.metadata?.['sourceRecordedAt'];
    packed.add({ leaf, sourceRecordedAt: typeof sourceRecordedAt === 'string' ? sourceRecordedAt : null });
    count += 1;
  }
  if (count < size) throw new LogFault(`${size} events were signed, and the log holds ${count}.`);
  return packed.files();
};

/** How the files are made up. Of what an event says its own schemas tell, in docs/formats. */
const schemas = (): BundleFiles => new Map(Object.entries({ dossier: dossierSchema, 'rule-set': ruleSetSchema, replay: replaySchema, 'replay-certificate': replayCertificateSchema })
  .map(([name, schema]) => [`schemas/${name}.schema.json`, canonicalLine(JSON.parse(JSON.stringify(schema)))]));

const readme = (period: Period): string => `The audit pack of ${period}: the signed log up to a checkpoint that its closing lies under, and what that log tells of the quarter.

  tandem verify pack.zip                     checks everything here, with no server, no database and no network
  tandem verify pack.zip --log-key KEY       and that it is the log whose key you know
  tandem replay --pack pack.zip              replays the quarter from the log in it; other quarters, rules or moments where you name them

manifest.json             the key of the log, the signed checkpoint (a C2SP signed note under Ed25519), the SHA-256 of every file
log.ndjson                every event of the log in its order: its place, what of it is signed, and when its source learned it
leaf-hashes.bin           the hash of each event's leaf (RFC 6962), 32 bytes each: they come to the root that the checkpoint signs
quarter.json              the closing: its instants, counts and totals
rule-sets.ndjson          every version of the rules that was published by then
dossiers.ndjson           tandem.dossier/1 of each deal that was won in the quarter or is in one of its statements, as known at the closing
statements.ndjson         what was promised, partner by partner: balances and lines, with the events that each line rests on
replay.json               tandem.replay/1: what the quarter comes to under its own rules, beside what was issued
replay-certificate.json   what the replay was made from and by: events, rules, engine, time-zone database, digest of replay.json
schemas/                  how these files are made up

What verification does: the digests of the files; the signature; the root from the hashes; each event against its hash. Then it folds the log
anew, and every other file must be, byte for byte, what the log gives: rules, dossiers, statements, replay. It names the first that is not.
What is not proved: sourceRecordedAt is no part of what is signed. Whoever replaced it, and all that follows from it, would be found by the log's
own operator alone. The key of each command and the digest of its body are not here at all. This text and the schemas are not signed.
`;
