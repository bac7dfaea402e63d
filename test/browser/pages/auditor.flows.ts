import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Portal } from '../support/portal.js';
import { readFrom } from '../support/post-from.js';
import { draftOf } from './auditor.pages.js';

const statement = '/v1/partners/ptr_alpha/statements/2026-Q1';

const draftText = async (page: Page): Promise<string> => JSON.stringify(draftOf((await readFrom(page, '/v1/rule-sets/standard/versions/1'))['document']));

/** What an auditor does. */
export const auditorFlows = (portal: () => Portal): void => {
  describe('an auditor', () => {
    it('replays the closed quarter under other rules, sees who gains and why, leaves and finds it again, and the statements are unchanged', async () => {
      const { page } = await portal().openAs('auditor', '/replays');
      const before = await readFrom(page, statement);
      await page.getByLabel('Quarter, or the first').fill('2026-Q1');
      await page.getByRole('combobox', { name: 'Rules' }).click();
      await page.getByRole('option', { name: 'A draft of my own' }).click();
      await page.getByLabel('The draft').fill(await draftText(page));
      await page.getByRole('button', { name: 'Replay', exact: true }).click();
      await page.getByText('Nothing was posted').waitFor();
      const address = page.url();
      await page.getByRole('region', { name: 'Who gains, who loses' }).getByText('Table', { exact: true }).click();
      expect(await page.getByRole('region', { name: 'Who gains, who loses' }).getByRole('row').count()).toBeGreaterThan(2);
      await page.getByText(/clause \/attribution\/roles\/selling/).first().waitFor();
      await page.getByRole('region', { name: 'Certificate' }).getByText(/Merkle root/).waitFor();
      await page.getByRole('link', { name: 'Replay lab' }).click();
      await page.getByRole('region', { name: 'Replays' }).locator(`a[href="${new URL(address).pathname}"]`).waitFor();
      expect(await readFrom(page, statement)).toEqual(before);
      await page.close();
    });

    it('is told by name what no replay can be made of', async () => {
      const { page } = await portal().openAs('auditor', '/replays');
      await page.getByLabel('Quarter, or the first').fill('2031-Q1');
      await page.getByRole('button', { name: 'Replay', exact: true }).click();
      expect(await page.getByRole('alert').innerText()).toContain('2031-Q1 has not begun');
      await page.close();
    });

    it('sees how far a replay is that takes long, and stops it', async () => {
      const { page } = await portal().openAs('auditor', '/replays');
      const { data: [run] } = await readFrom(page, '/v1/replays') as { readonly data: readonly { readonly id: string }[] };
      let standing = 'running';
      const path = `/v1/replays/${run?.id ?? ''}`;
      // A quarter of the demo is replayed before anybody could stop it: how it stands is told here in the ledger's place.
      await page.route(`**${path}`, (route) => route.fulfill({ json: { ...run, standing, certificate: null, progress: { deals: 3, of: 12 } } }));
      await page.route(`**${path}/cancel`, (route) => {
        standing = 'cancelled';
        return route.fulfill({ json: { ...run, standing } });
      });
      await page.goto(`${portal().url}/replays/${run?.id ?? ''}`);
      await page.getByText('3 of 12 deals.').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('The replay was cancelled').waitFor();
      await page.close();
    });

    it('chooses two versions and sees the difference of their words beside that of their money', async () => {
      const { page } = await portal().openAs('auditor', '/rules');
      await page.getByRole('combobox', { name: 'From' }).click();
      await page.getByRole('option', { name: 'standard, version 1' }).click();
      await page.getByRole('combobox', { name: 'To' }).click();
      await page.getByRole('option', { name: 'standard, version 2' }).click();
      await page.getByRole('button', { name: 'Compare' }).click();
      const clause = page.getByRole('region', { name: 'Text' }).getByRole('row').filter({ hasText: '/commission/coSell' });
      expect(await clause.innerText()).toMatch(/27\s+28/);
      expect(await page.getByRole('region', { name: 'Money' }).getByRole('row').count()).toBe(3);
      expect(await page.getByRole('region', { name: 'Who gains, who loses' }).getByRole('listitem').count()).toBeGreaterThan(1);
      await page.close();
    });

    it('tries a draft on history: the differing clauses beside who gains and who loses', async () => {
      const { page } = await portal().openAs('auditor', '/rules/try');
      await page.getByLabel('The draft').fill(await draftText(page));
      await page.getByRole('button', { name: 'Try', exact: true }).click();
      await page.getByRole('region', { name: 'Text' }).getByText('/attribution/roles/selling').waitFor();
      expect(await page.getByRole('region', { name: 'Who gains, who loses' }).getByRole('listitem').count()).toBeGreaterThan(1);
      await page.getByLabel('The draft').fill('{}');
      await page.getByRole('button', { name: 'Try', exact: true }).click();
      await page.getByRole('alert').waitFor();
      await page.close();
    });

    it('begins at the replay lab, and takes a closed quarter away whole', async () => {
      const { page } = await portal().openAs('auditor', '/');
      await page.getByRole('heading', { level: 1, name: 'Replay lab' }).waitFor();
      await page.getByRole('link', { name: 'Audit packs' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'the pack of 2026-Q1' }).click()]);
      expect(download.suggestedFilename()).toBe('2026-Q1-audit-pack.zip');
      expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
      await page.close();
    });

    it('verifies that an event is in the log and that the log only grew, and sees a checkpoint that was altered fail', async () => {
      const { page } = await portal().openAs('auditor', '/log');
      const { data } = await readFrom(page, '/v1/deals/deal_acme-renewal/trail') as { readonly data: readonly { readonly id: string }[] };
      const inclusion = page.getByRole('region', { name: 'Is an event in the log?' });
      await inclusion.getByLabel('Event').fill(data[0]?.id ?? '');
      await inclusion.getByRole('button', { name: 'Verify' }).click();
      await inclusion.getByText(/of the \d+ that are signed/).waitFor();
      const growth = page.getByRole('region', { name: 'Did the log only grow?' });
      await growth.getByRole('button', { name: 'Verify' }).click();
      await growth.getByText(/nothing was removed or rewritten/).waitFor();
      await growth.getByRole('combobox', { name: 'Earlier' }).click();
      await page.getByRole('option', { name: 'One that I kept' }).click();
      const kept = await (await page.request.get(`${portal().url}/v1/log/checkpoint`)).text();
      const verdictOn = async (note: string, says: RegExp): Promise<void> => {
        await growth.getByLabel('The note that you kept').fill(note);
        await growth.getByRole('button', { name: 'Verify' }).click();
        await growth.getByText(says).waitFor();
      };
      await verdictOn(kept, /nothing was removed or rewritten/);
      await verdictOn(kept.replace(/\n\d+\n/, '\n1\n'), /no checkpoint that the log's key signed/);
      await page.close();
    });
  });

  it('a partner is shown none of the auditor\'s pages', async () => {
    const { page } = await portal().openAs('partner', '/replays');
    await page.getByText('Not yours to see, or not there').first().waitFor();
    expect(await page.getByRole('link', { name: 'Replay lab' }).count()).toBe(0);
    await page.close();
  });
};
