import { Command } from 'commander';
import { fromBase64, toBase64, verifyConsistency, type Checkpoint } from '#proof';
import { checkpointIn, extendsKept, hasher, signedTree, verifyLog, type LogDifference, type SignedTree } from '#transparency-log';
import { openLogAtHand, type LogAtHand } from '../connection/log-at-hand.js';
import { exitCode, WrongUse } from '../exit-code.js';
import { orInterrupted } from '../interruption.js';
import { print, printJson } from '../output.js';
import { readObject, readText } from '../text-file.js';
import { verifyBundleFile } from './verify/bundle-file.js';
import { refuseNoKey } from './verify/opened-bundle.js';
import type { Verdict } from './verify/verdict.js';

interface VerifyOptions {
  readonly data: string;
  readonly checkpoint: readonly string[];
  readonly proof?: string;
  readonly logKey?: string;
  readonly json?: boolean;
}

/** `tandem verify`: the log against its latest signed checkpoint and against those that somebody kept; or, from files alone, a bundle, or one checkpoint against another. */
export const verifyCommand = new Command('verify')
  .description('Verify that the log is the one that was signed, that a bundle holds what was signed, or that one checkpoint extends another')
  .argument('[bundle]', 'a bundle that was downloaded: verified from the file alone')
  .option('--data <dir>', 'the data folder', '.tandem')
  .option('--checkpoint <file>', 'a checkpoint that was kept; may be given again', (file: string, files: readonly string[]) => [...files, file], [])
  .option('--proof <file>', 'a consistency proof between two checkpoints: verifies them from the files alone')
  .option('--log-key <key>', 'the public key of the log, name+hash+key; left out, the one that the log names')
  .option('--json', 'print the result as JSON')
  .addHelpText('after', '\nExample:\n  tandem verify\n  tandem verify trail.zip\n  tandem verify --checkpoint kept.txt\n  tandem verify --checkpoint old.txt --checkpoint new.txt --proof proof.json --log-key tandem/…')
  .action(async (bundle: string | undefined, options: VerifyOptions) => {
    refuseNoKey(options.logKey);
    const verdict = await orInterrupted(verifyAsked(bundle, options));
    if (options.json) printJson({ verified: verdict.verified, ...verdict.details });
    else print(verdict.words);
    if (!verdict.verified) process.exitCode = exitCode.found;
  });

const verifyAsked = (bundle: string | undefined, options: VerifyOptions): Promise<Verdict> => {
  if (bundle !== undefined && (options.proof !== undefined || options.checkpoint.length > 0)) throw new WrongUse('A bundle brings its own checkpoint and proofs: name no others.');
  if (bundle !== undefined) return verifyBundleFile(bundle, options.logKey);
  return options.proof === undefined ? verifyStore(options) : verifyFiles(options, options.proof);
};

const verifyStore = async (options: VerifyOptions): Promise<Verdict> => {
  const log = await openLogAtHand(options.data);
  try {
    return await verifyOpened(log, options);
  } finally {
    await log.close();
  }
};

const verifyOpened = async (log: LogAtHand, options: VerifyOptions): Promise<Verdict> => {
  const tree = await signedTree(log.sql);
  if (!tree) throw new WrongUse('Nothing of this log is signed yet: `tandem start` signs it as it grows.');
  const checkpoint = signedBy(tree.note, options.logKey ?? tree.key, 'The latest checkpoint of the log');
  for (const file of options.checkpoint) {
    const kept = signedBy(await readText(file), options.logKey ?? tree.key, file);
    if (!(await extendsKept(log.sql, kept, checkpoint))) return lost(file, kept, checkpoint);
  }
  const { events, unsigned, difference } = await verifyLog(log, checkpoint);
  return {
    verified: difference === undefined, words: difference ? wordsOf(difference) : whole(tree, events, unsigned),
    details: { events, unsigned, ...headOf(checkpoint), difference: difference ? { ...difference, position: difference.position?.toString() ?? null } : null } };
};

const verifyFiles = async ({ checkpoint: files, logKey }: VerifyOptions, proofFile: string): Promise<Verdict> => {
  const [first, second, ...more] = files;
  if (first === undefined || second === undefined || more.length > 0 || logKey === undefined) throw new WrongUse('With --proof, name two checkpoints (--checkpoint, twice) and the key of the log (--log-key).');
  const notes = [signedBy(await readText(first), logKey, first), signedBy(await readText(second), logKey, second)] as const;
  const [earlier, later] = notes[0].size <= notes[1].size ? notes : [notes[1], notes[0]];
  const { hashes } = await readObject(proofFile);
  const proof = Array.isArray(hashes) ? hashes.map((hash) => fromBase64(String(hash)) ?? new Uint8Array()) : [];
  if (!verifyConsistency(hasher, earlier, later, proof)) return lost(first, earlier, later);
  return { verified: true, words: `The log of ${later.size} events extends the log of ${earlier.size}: nothing was removed or rewritten between them.`, details: { earlier: headOf(earlier), later: headOf(later) } };
};

const signedBy = (note: string, key: string, what: string): Checkpoint => {
  const checkpoint = checkpointIn(note, key);
  if (!checkpoint) throw new WrongUse(`${what} is not signed by the key ${key}.`);
  return checkpoint;
};

const lost = (file: string, earlier: Checkpoint, later: Checkpoint): Verdict => ({
  verified: false, words: `The log of ${later.size} events does not extend the ${earlier.size} that ${file} vouches for: something in them was removed or rewritten.`,
  details: { earlier: headOf(earlier), later: headOf(later) },
});

const headOf = ({ origin, size, root }: Checkpoint) => ({ origin, size, root: toBase64(root) });

const whole = ({ checkpoint: { origin, size }, key }: SignedTree, events: number, unsigned: number): string =>
  `The log is whole: ${size} of ${events} events are those that ${origin} signed${unsigned === 0 ? '' : `; ${unsigned} came later and are not signed yet`}.\nKey: ${key}`;

const wordsOf = (difference: LogDifference): string => {
  const { eventId, stream, revision, position } = difference;
  const place = eventId === null ? 'The log' : `Event ${eventId} (${stream}, revision ${revision}, position ${position ?? 'unknown'})`;
  return `${place} ${meanings[difference.kind]}`;
};

const meanings: Readonly<Record<LogDifference['kind'], string>> = {
  changed: 'was changed: it is not what was signed.',
  'metadata-changed': 'was changed beside what is proved of it: its key, its body\'s digest or its source\'s instant.',
  dropped: 'is gone: it was signed, and the log does not hold it any more.',
  'stream-deleted': 'is gone with its whole stream, which was signed.',
  moved: 'was moved: the log holds it at another place than the one that was signed.',
  inserted: 'was put in: it stands among events that were signed, and was not.',
  'tree-changed': 'is as it was signed, but the tree\'s own record of it was changed. Restore the schema proof from a backup.',
  rewritten: 'was rewritten together with the tree over it: together they do not come to what was signed.',
};
