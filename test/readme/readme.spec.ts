import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Newcomer } from './newcomer.js';
import { bare, examplesOf } from './readme-blocks.js';

const readme = readFileSync('README.md', 'utf8');
const examples = examplesOf(readme);
const minutes = 60_000;

describe('what README tells a newcomer to run', () => {
  let newcomer: Newcomer;
  const outputs: string[] = [];

  beforeAll(async () => {
    newcomer = await Newcomer.arrive();
  }, 3 * minutes);
  afterAll(() => newcomer.leave(), minutes);

  it.each(examples.map((example) => [example.command.split('\n')[0] ?? '', example] as const))('%s', async (_first, { command, prints, line }) => {
    const { output, exitCode } = await newcomer.follow(command);
    outputs.push(output);
    expect([`README.md:${line}`, exitCode, exitCode === 0 ? '' : output]).toEqual([`README.md:${line}`, 0, '']);
    const printed = new Set(output.split('\n').map(bare));
    expect(prints.filter((shown) => !printed.has(shown))).toEqual([]);
    const key = /tandem_olivia\.\S+/.exec(output)?.[0];
    if (key !== undefined) newcomer.remember('KEY', key);
  }, 5 * minutes);

  it('shows the main job done: the amount of the picture, and ECSEL to the cent', () => {
    const everything = outputs.join('\n');
    expect(everything).toContain('3176.47');
    expect(everything).toMatch(/disagreements\s+0\n/);
    expect(everything).toMatch(/total credited\s+620039068\.98 EUR/);
  });

  it('starts a server, uses the command line and asks the API', () => {
    const beginnings = ['npm start', 'npx tandem evaluate', 'npx tandem import', 'npx tandem explain', 'npx tandem export', 'curl'];
    expect(beginnings.filter((beginning) => !examples.some(({ command }) => command.includes(beginning)))).toEqual([]);
    expect(examples.some(({ command }) => command.includes('Idempotency-Key'))).toBe(true);
  });
});

describe('the documents', () => {
  it.each(['README.md', 'docs/capabilities.md', 'docs/formats/README.md', 'docs/formats/mapping.md'])('%s link to files that are there', (document) => {
    const text = readFileSync(document, 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)|src="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '').filter((link) => !/^https?:/.test(link));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(document, '..', link)))).toEqual([]);
  });

  it('README names every variable that is read from the environment', () => {
    const sources = ['apps/api/settings.ts', 'apps/cli/runtime/stores.ts', 'apps/cli/connection/connect.ts', 'apps/cli/main.ts'];
    const named = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:TANDEM_[A-Z_]+|DATABASE_URL|EVENTSTORE_URL|HOST|PORT)\b/g)].map(([name]) => name));
    const inner = ['TANDEM_LOCAL_TOKEN', 'TANDEM_EPHEMERAL', 'TANDEM_DEMO_CLOCK'];
    expect(named.length).toBeGreaterThan(5);
    expect([...new Set(named)].filter((name) => !inner.includes(name) && !readme.includes(name))).toEqual([]);
  });

  it('README names every command of the command line', async () => {
    const { verbs } = await import('../../apps/cli/verbs.js');
    expect(Object.keys(verbs).filter((verb) => !readme.includes(`\`${verb}`))).toEqual([]);
  });
});
