import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breachesIn, type SourceFile } from './import-rules.js';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
const aliases = new Map(Object.entries(packageJson.imports).map(([alias, target]) => [alias, target.replace('./dist/', '').replace(/\.js$/, '.ts')]));

const importPattern = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const importsOf = (text: string): string[] => [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');

const filesUnder = (folder: string): SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)
    .map((path) => ({ path, imports: importsOf(readFileSync(path, 'utf8')) }));

const house = ['apps', 'libs', 'projections'].flatMap(filesUnder);

describe('the import rules', () => {
  it('are checked over files that were really read', () => {
    for (const part of ['apps/api/', 'apps/cli/', 'apps/projector/', 'apps/portal/pages/', 'libs/core/kernel/', 'libs/core/events/', 'libs/core/ledger/', 'libs/core/rules/',
      'libs/adapters/event-store/', 'projections/']) {
      expect(house.filter(({ path }) => path.startsWith(part)).length).toBeGreaterThan(3);
    }
    expect(house.flatMap(({ imports }) => imports).filter((imported) => imported === '#kernel').length).toBeGreaterThan(50);
  });

  it('hold in every file', () => {
    expect(breachesIn(house, aliases)).toEqual([]);
  });

  const planted: readonly (readonly [string, string, string])[] = [
    ['libs/core/kernel/money.ts', '#events', 'kernel may not import events'],
    ['libs/core/events/codec.ts', '#ledger', 'events may not import ledger'],
    ['libs/core/proof/tree.ts', '#events', 'proof may not import events'],
    ['libs/core/ledger/deal/deal.decider.ts', '#rules', 'ledger may not import rules'],
    ['libs/core/rules/deal/evaluate-deal.ts', '#ledger', 'rules may not import ledger'],
    ['libs/core/policies/expiry.policy.ts', '#rules', 'policies may not import rules'],
    ['libs/core/rules/deal/evaluate-deal.ts', 'node:fs', 'the core is pure: no I/O, no framework'],
    ['libs/core/ledger/deal/deal.decider.ts', '@nestjs/common', 'the core is pure: no I/O, no framework'],
    ['projections/trail/trail.projection.ts', 'typeorm', 'the core is pure: no I/O, no framework'],
    ['projections/trail/trail.projection.ts', '#ledger', 'projection may not import ledger'],
    ['projections/trail/trail.projection.ts', '#event-store', 'projection may not import adapters'],
    ['projections/trail/trail.projection.ts', '../deal-dossier/deal-dossier.projection.js', 'a projection never imports another'],
    ['projections/trail/trail.table.ts', '#kernel', 'table may not import kernel'],
    ['projections/trail/trail.queries.ts', 'pg', 'a table or its queries import TypeORM and their own projection alone'],
    ['libs/adapters/vault/vault.ts', '#projections', 'adapters may not import projections'],
    ['libs/adapters/vault/vault.ts', '../../../apps/api/main.js', 'nothing imports an app'],
    ['apps/cli/main.ts', '../api/main.js', 'nothing imports an app'],
    ['libs/adapters/vault/vault.ts', './index.js', 'a library never imports its own index'],
    ['libs/core/kernel/money.ts', '#kernel', 'a library never imports its own index'],
    ['apps/cli/main.ts', '../../libs/core/kernel/money.js', 'another library is imported through its alias'],
    ['apps/portal/pages/deals/deal.page.tsx', '#rules', 'portal may not import rules'],
    ['apps/portal/pages/deals/deal.page.tsx', '../../../api/main.js', 'nothing imports an app'],
    ['apps/portal/api/client.ts', 'node:fs', 'the portal runs in the browser'],
    ['apps/cli/main.ts', '#nowhere', 'unknown alias #nowhere is no part of the house'],
  ];

  it.each(planted)('fire when %s imports %s', (path, imported, rule) => {
    expect(breachesIn([{ path, imports: [imported] }], aliases)).toEqual([{ path, imported, rule }]);
  });

  it('let through what they allow', () => {
    expect(breachesIn([
      { path: 'libs/core/events/codec.ts', imports: ['#kernel', 'typebox', './deal.events.js'] },
      { path: 'projections/trail/trail.projection.ts', imports: ['#kernel', '#events', '#rules'] },
      { path: 'projections/trail/trail.table.ts', imports: ['typeorm', './trail.projection.js'] },
      { path: 'apps/api/main.ts', imports: ['#kernel', '#projections', '@nestjs/core', './http/problem.js', 'node:fs'] },
      { path: 'apps/portal/pages/deals/deal.page.tsx', imports: ['#kernel', '#proof', 'react', '../../api/client.js'] },
      { path: 'libs/adapters/vault/vault.ts', imports: ['#events', '#event-store', 'pg', 'node:fs'] },
    ], aliases)).toEqual([]);
  });
});

describe('the house style', () => {
  it('knows no event bus, no aggregate root, no synchronising, no barrel but the libraries\' own', () => {
    const words = /forwardRef\(|\bEventBus\b|AggregateRoot|synchronize: true|@ts-ignore|@ts-expect-error|eslint-disable/;
    expect(house.filter(({ path }) => words.test(readFileSync(path, 'utf8'))).map(({ path }) => path)).toEqual([]);
    expect(house.filter(({ path }) => path.endsWith('/index.ts')).map(({ path }) => path).filter((path) => ![...aliases.values()].includes(path))).toEqual([]);
    expect(house.filter(({ path }) => /\/(utils|common|helpers)\//.test(path))).toEqual([]);
  });
});
