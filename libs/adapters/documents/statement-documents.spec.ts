import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { migrate, partnerCaller, readAs, readStoreDataSource, readerRole, type ReadCaller } from '#read-store';
import { statementOf, statementText } from '#rules';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres/test-database.js';
import { partsOf, statementFacts } from '../../../test/support/statement/issued-statement.js';
import { DocumentDiffers, documentKinds, StatementDocuments } from './index.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase('documents');
  dataSource = readStoreDataSource({ url: database.connectionString, entities: [], applicationName: 'test' });
  await dataSource.initialize();
  await migrate(dataSource);
});
afterAll(async () => { await dataSource.destroy(); await database.drop(); });

const over = ({ query }: Pick<EntityManager, 'query'>): StatementDocuments => new StatementDocuments((sql, values) => query(sql, values));
const writing = (): StatementDocuments => new StatementDocuments((sql, values) => dataSource.query(sql, values));
const ofPartner = (partnerId: string, minor = 4_200n) =>
  statementOf(partsOf([{ minor }]).map((part) => ({ ...part, partnerId: partnerId as typeof part.partnerId })), statementFacts);
const readable = (caller: ReadCaller, partnerId: string) =>
  readAs(dataSource, caller, (manager) => over({ query: manager.query.bind(manager) }).read({ period: '2026-Q1', partnerId, kind: 'json' }));

describe('the documents of statements', () => {
  it('are kept as each kind with their digests, and read as they were kept', async () => {
    const document = ofPartner('ptr_kept');
    await writing().keep(document);
    for (const kind of documentKinds) {
      const kept = await writing().read({ period: '2026-Q1', partnerId: 'ptr_kept', kind });
      expect(kept?.sha256).toBe(createHash('sha256').update(kept?.bytes ?? '').digest('hex'));
    }
    expect((await writing().read({ period: '2026-Q1', partnerId: 'ptr_kept', kind: 'json' }))?.bytes.toString()).toBe(statementText(document));
    expect((await writing().read({ period: '2026-Q1', partnerId: 'ptr_kept', kind: 'pdf' }))?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await writing().read({ period: '2026-Q2', partnerId: 'ptr_kept', kind: 'json' })).toBeUndefined();
  });

  it('stay as they were when told again, and what a crash left out is added', async () => {
    const [key, document] = [{ period: '2026-Q1', partnerId: 'ptr_again', kind: 'pdf' } as const, ofPartner('ptr_again')];
    const printedBefore = Buffer.from('printed by an earlier version');
    await writing().put(key, printedBefore, statementFacts.issuedAt);
    await writing().keep(document);
    await writing().keep(document);
    expect((await writing().read(key))?.bytes).toEqual(printedBefore);
    expect((await writing().read({ ...key, kind: 'xlsx' }))?.bytes.length).toBeGreaterThan(1_000);
  });

  it('are refused, by name, where another document stands', async () => {
    const key = { period: '2026-Q1', partnerId: 'ptr_other', kind: 'csv' } as const;
    await writing().keep(ofPartner('ptr_other'));
    await expect(writing().keep(ofPartner('ptr_other', 4_201n))).rejects.toThrow(DocumentDiffers);
    await expect(writing().put(key, Buffer.from('other'), statementFacts.issuedAt)).rejects.toThrow('The statement of ptr_other for 2026-Q1 is kept as csv with other bytes.');
    expect((await writing().read({ ...key, kind: 'json' }))?.bytes.toString()).toContain('"amount":"42.00"');
  });

  it('are seen by their partner and by the programme\'s people, and by no other partner', async () => {
    await writing().put({ period: '2026-Q1', partnerId: 'ptr_alpha', kind: 'json' }, Buffer.from('{}'), statementFacts.issuedAt);
    expect((await readable(partnerCaller('ptr_alpha'), 'ptr_alpha'))?.bytes.toString()).toBe('{}');
    expect((await readable({ sees: 'programme' }, 'ptr_alpha'))?.bytes.toString()).toBe('{}');
    expect(await readable(partnerCaller('ptr_beta'), 'ptr_alpha')).toBeUndefined();
  });

  it('are not seen, and not written, by a reader without a caller', async () => {
    await writing().put({ period: '2026-Q1', partnerId: 'ptr_gamma', kind: 'json' }, Buffer.from('{}'), statementFacts.issuedAt);
    const asReader = (sql: string) => dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL ROLE ${readerRole}`);
      return manager.query<unknown>(sql);
    });
    expect(await asReader('SELECT count(*)::int AS seen FROM documents.statements')).toEqual([{ seen: 0 }]);
    await expect(asReader('DELETE FROM documents.statements')).rejects.toThrow('permission denied');
  });
});
