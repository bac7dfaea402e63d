import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled, type Portal } from '../support/portal.js';
import { readFrom } from '../support/post-from.js';

/** Every address that the portal knows, as its routes have them. */
const routes = [...readFileSync('apps/portal/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? '');

/** What is on the pages behind a partner's own door, of which it sees its own part; elsewhere it is told that they are not its own. */
const own = ['/', '/password', '/deals', '/statements', '/disputes', '/proof'];

interface Foreign {
  /** What an address names, by the parameter of its route. */
  readonly named: Readonly<Record<string, string>>;
  /** Words that no partner but another may come to see. */
  readonly texts: readonly string[];
}

type Deals = { readonly data: readonly { readonly id: string; readonly accountName: string }[] };

/** What the ledger holds of others than Alpha. */
const foreignTo = async (partner: Page, portal: Portal): Promise<Foreign> => {
  const { page } = await portal.openAs('auditor', '/replays');
  const seen = new Set(((await readFrom(partner, '/v1/deals?limit=100')) as unknown as Deals).data.map(({ id }) => id));
  const foreign = ((await readFrom(page, '/v1/deals?limit=100')) as unknown as Deals).data.filter(({ id }) => !seen.has(id));
  const statement = await readFrom(page, '/v1/partners/ptr_beta/statements/2026-Q1') as unknown as { readonly balances: readonly { readonly earned: string }[] };
  const { data: [replay] } = await readFrom(page, '/v1/replays') as unknown as { readonly data: readonly { readonly id: string }[] };
  await page.close();
  expect([foreign.length > 0, statement.balances.length > 0, replay !== undefined]).toEqual([true, true, true]);
  return {
    named: {
      dealId: foreign[0]?.id ?? '', partnerId: 'ptr_beta', period: '2026-Q1', disputeId: 'dsp_another', batch: '1', replayId: replay?.id ?? '', ruleSetId: 'standard', version: '1',
      before: 'standard@1', after: 'standard@2',
    },
    texts: [...foreign.map(({ accountName }) => accountName), ...foreign.map(({ id }) => id), ...statement.balances.map(({ earned }) => earned), 'HB-1-ptr_beta-USD', 'tandem.replay'],
  };
};

/** A partner at every address there is. */
export const foreignFlows = (portal: () => Portal): void => {
  describe('a partner that tries every address of the portal', () => {
    it('is shown its own or told that it is another\'s, and its browser is given not a word of others', async () => {
      const { page } = await portal().openAs('partner', '/proof');
      const { named, texts } = await foreignTo(page, portal());
      const given: Promise<string>[] = [];
      page.on('response', (response) => { if (/\/v1\/(?!changes)/.test(response.url())) given.push(response.text().catch(() => '')); });
      for (const route of [...routes, '/no-such-page']) {
        const path = route.replaceAll(/\$(\w+)/g, (_, name: string) => named[name] ?? `no ${name} is foreign`);
        await page.goto(`${portal().url}${path}`);
        await settled(page);
        if (own.includes(route)) continue;
        const isRefused = await page.getByText('Not yours to see, or not there').first().waitFor().then(() => true, () => false);
        expect([path, isRefused, isRefused ? '' : await page.locator('main').innerText()]).toEqual([path, true, '']);
      }
      expect(routes.length).toBeGreaterThan(20);
      // Pages that are not there are answered too: what the address names stands in the refusal, and nothing else does.
      const words = (await Promise.all(given)).join('\n').replaceAll(named['dealId'] ?? '', '');
      expect(texts.filter((text) => words.includes(text) && text !== named['dealId'])).toEqual([]);
      await page.close();
    });
  });
};
