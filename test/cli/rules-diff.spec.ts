import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, digestOf } from '#kernel';
import { ensureBuilt } from './support/built.js';
import { header, writeSource } from './support/small-source.js';
import { found, importing, removeFolder, serve, tandem, temporaryFolder, type Server } from './support/tandem.js';

const rules = 'examples/worked-example/ruleset.yaml';
const dossiers = 'examples/worked-example/deals.ndjson';
let folder: string;
const path = (name: string): string => join(folder, name);
const rewritten = (name: string, source: string, ...changes: readonly (readonly [string, string])[]): string => {
  writeFileSync(path(name), changes.reduce((text, [from, to]) => text.replace(from, to), readFileSync(source, 'utf8')));
  return path(name);
};

beforeAll(async () => {
  await ensureBuilt();
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

describe('tandem rules diff of two files', () => {
  it('says which clauses differ and what deals in a file would earn, and ends with 1', async () => {
    const better = rewritten('better.yaml', rules, ['coSell: "27"', 'coSell: "30"']);
    const { code, out, err } = await tandem(['rules', 'diff', rules, better, '--dossiers', dossiers]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('Clauses\n  /commission/coSell: "27" → "30"\n');
    expect(out).toContain('  2026-Q1 USD 24300.00 → 27000.00, +2700.00\n  2 of 2 won deals differ\n');
    expect(out).toContain('  acme USD 13500.00 → 15000.00, +1500.00; rate 27 → 30, pool 13500.00 → 15000.00\n    alpha, sourcing: 3176.47 → 3529.41, +352.94  by /attribution/roles/sourcing\n');
  });

  it('prints tandem.comparison/1 in RFC 8785 form with --json', async () => {
    const { out } = await tandem(['rules', 'diff', rules, rewritten('json.yaml', rules, ['coSell: "27"', 'coSell: "30"']), '--dossiers', dossiers, '--json']);
    const { digest, ...rest } = JSON.parse(out) as Record<string, string>;
    expect(out).toBe(`${canonicalJson({ digest: digest ?? '', ...rest })}\n`);
    expect(digest).toBe(digestOf(rest));
  });

  it('compares the clauses alone without deals, and ends with 0 where nothing differs', async () => {
    expect(await tandem(['rules', 'diff', rules, rewritten('title.yaml', rules, ['title: ', 'title: New '])])).toMatchObject({ code: 1, out: expect.stringContaining('/title: ') });
    expect(await tandem(['rules', 'diff', rules, rules])).toMatchObject({ code: 0, out: expect.stringContaining('Clauses: none differs') });
  });

  it('names the faults of all files, and prints nothing else', async () => {
    const faulty = rewritten('faulty.yaml', rules, ['coSell: "27"', 'coSell: "x"']);
    writeFileSync(path('faulty.ndjson'), '{\n');
    const { code, out, err } = await tandem(['rules', 'diff', rules, faulty, '--dossiers', path('faulty.ndjson')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`after ${faulty} /commission/coSell: `);
    expect(err).toContain(`dossiers ${path('faulty.ndjson')} line 1 /: `);
    expect(await tandem(['rules', 'diff', rules, path('nowhere.yaml')])).toEqual({ code: 2, out: '', err: `${path('nowhere.yaml')} cannot be read: there is no such file.\n` });
    expect(await tandem(['rules', 'diff', rules, rules, '--facts', 'x'])).toMatchObject({ code: 2, err: expect.stringContaining('--dossiers') });
  });
});

describe('tandem rules diff with a published version', () => {
  let server: Server;
  const diff = (...words: readonly string[]) => tandem(['rules', 'diff', ...words, '--data', path('ledger')]);

  beforeAll(async () => {
    server = await serve(path('ledger'));
    await found(server, { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' });
    const source = await writeSource(folder, 'deals', [header, 'D-1,Acme,1000.00,2017-01-05,2017-02-01,won,Engaging,beta,1', 'D-2,Acme,500.00,2017-01-05,2017-05-01,won,Engaging,gamma,1']);
    expect(await importing(server.data, source.folder, source.mapping)).toMatchObject({ code: 0, deals: 2 });
  });
  afterAll(async () => { await server.stop(); });

  it('tries a draft on the deals of the ledger', async () => {
    const draft = rewritten('draft.yaml', 'examples/maven/ruleset.yaml', ['solo: "20"', 'solo: "15"'], ['from: "2016-01-01"', 'from: "2030-01-01"']);
    const { code, out } = await diff('maven@1', draft);
    expect(code).toBe(1);
    expect(out).toMatch(/^maven@1 \([0-9a-f]{16}…\) → maven \(/);
    expect(out).toContain('Cost\n  USD 300.00 → 225.00, −75.00\n  2017-Q1 USD 200.00 → 150.00, −50.00\n  2017-Q2 USD 100.00 → 75.00, −25.00\n  2 of 2 won deals differ\n');
    expect(out).toMatch(/Who loses\n {2}ptr_\S+ USD 200\.00 → 150\.00, −50\.00\n {2}ptr_\S+ USD 100\.00 → 75\.00, −25\.00\n/);
    expect(await diff('maven@1', 'maven@1', '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"compared":{"deals":2,"differing":0}') });
  });

  it('tries it on deals in a file where one is named', async () => {
    const { code, out } = await diff(rules, 'maven@1', '--dossiers', dossiers);
    expect([code, out]).toEqual([1, expect.stringMatching(/→ maven@1 \(.*\n[^]* of 2 won deals differ\n/)]);
  });

  it('names a version that there is not', async () => {
    expect(await diff('maven@2', 'maven@1')).toEqual({ code: 2, out: '', err: 'There is no version maven@2. (rule-set-unknown)\n' });
  });
});
