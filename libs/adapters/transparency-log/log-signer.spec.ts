import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { growTiles, leafBytes, leafOf, lookupIn, rangeHash, verifyConsistency, verifyInclusion, type Tile } from '#proof';
import { startDoubleAndStore } from '../../../test/support/eventstoredb-double/with-double.js';
import { eventually } from '../../../test/support/postgres/eventually.js';
import { checkpointIn, hasher, newSigningKeyText, proveConsistency, proveInclusion, readSigningKey, signedTree, signingKeyInFile, type SignedTree } from './index.js';
import { eventIdOf, numberedEvent, openTestLog, streamOf, type TestLog } from './transparency-log.support.js';

let log: TestLog;
beforeEach(async () => { log = await openTestLog(); });
afterEach(() => log.close());

const signed = async (): Promise<SignedTree> => {
  const tree = await signedTree(log.sql);
  if (!tree) throw new Error('Nothing is signed.');
  return tree;
};

/** The root over the events as the store has them, without anything that the signer keeps. */
const rootOfStore = async (): Promise<string> => {
  const leaves: Uint8Array[] = [];
  for await (const event of log.store.readAll({ filter: { streamPrefixes: ['deal-'] } })) {
    const leaf = leafOf(event);
    if (leaf) leaves.push(hasher.leaf(leafBytes(leaf)));
  }
  const tiles = new Map<string, Tile>(growTiles(hasher, () => undefined, 0, leaves).map((tile) => [`${tile.level}/${tile.index}`, tile]));
  return Buffer.from(rangeHash(hasher, lookupIn(tiles.values()), { begin: 0, end: leaves.length })).toString('hex');
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the signer', () => {
  it('L1: makes every event of ours a leaf of one tree, in the order of the log, and signs its root', async () => {
    await log.grow(300);
    await log.store.append('order-1', 'any', [{ ...numberedEvent(9_000), metadata: {} }]);
    await log.grow(5);
    await log.signAll();
    const { checkpoint, note, key } = await signed();
    expect([checkpoint.size, hex(checkpoint.root)]).toEqual([305, await rootOfStore()]);
    expect(note.split('\n').slice(0, 2)).toEqual([log.key.verifier.name, '305']);
    expect(checkpointIn(note.replace('305', '304'), key)).toBeUndefined();
    expect(log.reports).toEqual([]);
  });

  it('comes to the same tree over EventStoreDB, where positions are others', async () => {
    await log.grow(40);
    const other = await openTestLog();
    const { store, close } = await startDoubleAndStore();
    for (let number = 0; number < 40; number += 1) await store.append(streamOf(number), 'any', [numberedEvent(number)]);
    const signer = other.startSigner({ store });
    await eventually(async () => (await other.size()) === 40);
    await signer.stop();
    await close();
    const tree = await signedTree(other.sql);
    expect([tree?.checkpoint.size, hex(tree?.checkpoint.root ?? new Uint8Array()), other.reports]).toEqual([40, await rootOfStore(), []]);
    await other.close();
  });

  it('goes on from where it stood, and each tree extends the one before', async () => {
    const trees: SignedTree[] = [];
    for (const count of [1, 2, 254, 300]) {
      await log.grow(count);
      await log.signAll();
      trees.push(await signed());
    }
    for (const [at, later] of trees.entries()) {
      for (const earlier of trees.slice(0, at + 1)) {
        const proof = await proveConsistency(log.sql, earlier.checkpoint.size, later.checkpoint.size);
        expect(verifyConsistency(hasher, earlier.checkpoint, later.checkpoint, proof)).toBe(true);
      }
    }
    expect(hex(trees.at(-1)?.checkpoint.root ?? new Uint8Array())).toBe(await rootOfStore());
  });

  it('proves of any event that it is in the tree that was signed', async () => {
    await log.grow(260);
    await log.signAll();
    const { checkpoint } = await signed();
    for (const number of [0, 1, 255, 256, 259]) {
      const proof = await proveInclusion(log.sql, eventIdOf(number), checkpoint.size);
      const [stored] = await log.store.readStream(streamOf(number), Math.floor(number / 3));
      const leaf = stored && leafOf(stored);
      expect([number, proof?.leaf.index, leaf?.id]).toEqual([number, number, eventIdOf(number)]);
      expect(leaf && proof && verifyInclusion(hasher, checkpoint, { index: number, hash: hasher.leaf(leafBytes(leaf)) }, proof.hashes)).toBe(true);
    }
    expect(await proveInclusion(log.sql, eventIdOf(260), checkpoint.size)).toBeUndefined();
    expect(await proveInclusion(log.sql, eventIdOf(259), 259)).toBeUndefined();
  });

  it('signs while it runs, and stands by while another does', async () => {
    const [one, other] = [log.startSigner({ signEveryMs: 20 }), log.startSigner({ signEveryMs: 20 })];
    await log.grow(20);
    await eventually(async () => (await signedTree(log.sql))?.checkpoint.size === 20);
    await one.stop();
    await log.grow(20);
    await eventually(async () => (await signedTree(log.sql))?.checkpoint.size === 40);
    await other.stop();
    expect([hex((await signed()).checkpoint.root), log.reports]).toEqual([await rootOfStore(), []]);
  });
});

const cutSigner = `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE l.locktype = 'advisory' AND d.datname = current_database()`;

describe('a signer that is killed', () => {
  it('between tiles and checkpoint signs them when it is back', async () => {
    await log.grow(10);
    await log.signAll();
    const before = await signed();
    const signer = log.startSigner({ signEveryMs: 3_600_000 });
    await log.grow(290);
    await eventually(async () => (await log.size()) === 300);
    expect((await signed()).checkpoint.size).toBe(10);
    await log.sql(cutSigner);
    await signer.stop();
    await log.signAll();
    const after = await signed();
    expect([after.checkpoint.size, hex(after.checkpoint.root)]).toEqual([300, await rootOfStore()]);
    expect(verifyConsistency(hasher, before.checkpoint, after.checkpoint, await proveConsistency(log.sql, 10, 300))).toBe(true);
  });

  it('at any moment, again and again, loses no event and has none twice', async () => {
    const signer = log.startSigner({ signEveryMs: 5, batchSizeMax: 3 });
    for (let cuts = 0; cuts < 25; cuts += 1) {
      await log.grow(1 + ((cuts * 7) % 13));
      await log.sql(cutSigner);
    }
    await signer.stop();
    await log.signAll();
    const [row] = await log.sql<{ events: string }>('SELECT count(*) AS events FROM log.events');
    const { checkpoint } = await signed();
    expect([checkpoint.size, hex(checkpoint.root)]).toEqual([Number(row?.events), await rootOfStore()]);
  }, 120_000);
});

describe('what is not signed', () => {
  const refused = async (): Promise<string> => {
    const before = (await signedTree(log.sql))?.note;
    const signer = log.startSigner({ signEveryMs: 10 });
    await eventually(async () => log.reports.length > 0);
    await signer.stop();
    expect((await signedTree(log.sql))?.note).toBe(before);
    return log.reports.join('\n');
  };

  it('is an event whose forerunner in its stream is gone, by name', async () => {
    await log.grow(4);
    await log.signAll();
    await log.grow(6);
    await log.sql(`DELETE FROM log.events WHERE stream = 'deal-d1' AND revision = 1`);
    expect(await refused()).toContain(`Revision 1 of deal-d1 is missing before event ${eventIdOf(7)} (revision 2, position 8)`);
  });

  it('is a torn event, by name', async () => {
    await log.grow(4);
    await log.sql(`UPDATE log.events SET data = left(data, 5) WHERE stream = 'deal-d1' AND revision = 0`);
    expect(await refused()).toContain(`Event ${eventIdOf(1)} (deal-d1, revision 0, position 2) is torn`);
  });

  it('is a tree that does not extend the one that was signed', async () => {
    await log.grow(10);
    await log.signAll();
    await log.sql(`UPDATE proof.tiles SET hashes = overlay(hashes PLACING '\\x00'::bytea FROM 40) WHERE level = 0`);
    await log.grow(1);
    expect(await refused()).toContain('The tree of 11 events does not extend the 10 that were signed');
  });

  it('is a log that is shorter than what was counted of it', async () => {
    await log.grow(10);
    await log.signAll();
    await log.sql('DELETE FROM log.events WHERE position > 5');
    await log.sql('UPDATE log.head SET position = 5');
    expect(await refused()).toContain('The log ends at position 5, before 10');
  });

  it('is anything under another key than the log\'s', async () => {
    await log.grow(3);
    await log.signAll();
    const signer = log.startSigner({ key: readSigningKey(newSigningKeyText(), 'another') });
    await eventually(async () => log.reports.length > 0);
    await signer.stop();
    expect(log.reports.join()).toContain('give the signer its key back');
  });
});

describe('the signing key', () => {
  it('signs as the published example does', () => {
    const key = readSigningKey('PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'the documentation of golang.org/x/mod/sumdb/note');
    expect(key.signNote('If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n')).toContain(
      '\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n');
  });

  it('is made once, for its owner alone to read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-key-'));
    const path = join(folder, 'log.key');
    const made = signingKeyInFile(path);
    expect(signingKeyInFile(path).verifier).toEqual(made.verifier);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(made.verifier.name).toMatch(/^tandem\/[0-9a-f]{12}$/);
    expect(() => readSigningKey(readFileSync(path, 'utf8').replace(/^PRIVATE/, 'PUBLIC'), path)).toThrow('must hold a signing key');
    expect(() => readSigningKey(readFileSync(path, 'utf8').replace(/\+[0-9a-f]{8}\+/, '+00000000+'), path)).toThrow('is damaged');
    rmSync(folder, { recursive: true });
  });
});
