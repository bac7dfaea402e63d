import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Portal } from '../support/portal.js';
import { postFrom } from '../support/post-from.js';

/** Has what was filled in checked. */
const check = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button', { name: 'Check' }).click();

/** Goes through with an act once its check has shown what would be recorded. */
const goThrough = async (page: Page, act: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('To be recorded:').waitFor();
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

/** What finance does: rule, close, pay; each of two people, where it takes two. */
export const financeFlows = (portal: () => Portal): void => {
  describe('finance', () => {
    it('rules on a dispute by history, arithmetic, with and without; what is at fault is said first', async () => {
      const { page } = await portal().openAs('finance', '/desk');
      await page.locator('tbody a').first().click();
      await page.getByText('A plan is not work done.').waitFor();
      await page.getByRole('heading', { name: 'As the dispute would have it' }).waitFor();
      await page.getByRole('button', { name: 'Rule', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill(' ');
      await check(page);
      await dialog.getByText('/reason', { exact: true }).waitFor();
      await dialog.getByText('Refused', { exact: true }).click();
      await dialog.getByLabel('Reason').fill('The joint account plan names them, signed by all.');
      await check(page);
      await goThrough(page, 'Rule');
      await page.getByText(/^Ruled: refused/).waitFor();
      expect(await page.getByRole('list', { name: 'What was said' }).innerText()).toContain('The joint account plan names them');
      await page.close();
    });

    it('closes a quarter by two people: whoever proposed is told that another approves', async () => {
      // What is won in the quarter, and learned of in time, is what its statements promise.
      const { page: operations } = await portal().openAs('operations', '/board');
      await postFrom(operations, '/v1/deals/deal_elmstead-labs/attribution', { bucket: 'influenced', occurredAt: '2026-09-10T14:00:00.000Z' });
      await postFrom(operations, '/v1/deals/deal_elmstead-labs/win', { occurredAt: '2026-09-10T15:00:00.000Z' });
      await operations.close();
      const fiona = (await portal().openAs('finance', '/periods/2026-Q3')).page;
      await fiona.getByRole('button', { name: /lines of/ }).first().click();
      await fiona.getByRole('heading', { name: /^Lines of/ }).waitFor();
      await fiona.getByRole('button', { name: 'Propose closing' }).click();
      await goThrough(fiona, 'Propose closing');
      await fiona.getByText('Approve closing: you proposed it; another person in finance decides.').waitFor();
      const frank = (await portal().openAs('frank', '/periods/2026-Q3')).page;
      await frank.getByRole('button', { name: 'Approve closing' }).click();
      await goThrough(frank, 'Approve closing');
      // Fiona's page hears of it by itself.
      await fiona.getByRole('heading', { name: 'Restatements' }).waitFor();
      await Promise.all([fiona.close(), frank.close()]);
    });

    it('restates a closed quarter by two people, on a replay that says what it comes to', async () => {
      const fiona = (await portal().openAs('finance', '/periods/2026-Q1')).page;
      const { id } = await postFrom(fiona, '/v1/replays', { period: '2026-Q1', ruleSet: 'standard@2' });
      await fiona.goto(`${portal().url}/replays/${String(id)}`);
      await fiona.getByText('Nothing was posted').waitFor();
      await fiona.goto(`${portal().url}/periods/2026-Q1`);
      await fiona.getByRole('button', { name: 'Propose a restatement' }).click();
      const dialog = fiona.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'The replay that justifies it' }).click();
      await fiona.getByRole('option', { name: new RegExp(String(id)) }).click();
      await dialog.getByLabel('Reason').fill('Agreed with all partners in the quarterly review.');
      await check(fiona);
      await goThrough(fiona, 'Propose a restatement');
      await fiona.getByText('Approve: you proposed it; another person in finance decides.').waitFor();
      const frank = (await portal().openAs('frank', '/periods/2026-Q1')).page;
      await frank.getByRole('button', { name: 'Approve', exact: true }).click();
      await goThrough(frank, 'Approve');
      // Fiona's page hears of it by itself.
      await fiona.getByText(/^Approved by usr_frank/).waitFor();
      await Promise.all([fiona.close(), frank.close()]);
    });

    it('asks for a batch of the programme\'s today, whatever day it is where the browser is', async () => {
      const { page } = await portal().openAs('finance', '/');
      await page.clock.setFixedTime(Date.now() + 2 * 86_400_000);
      await page.goto(`${portal().url}/payouts`);
      await page.getByRole('button', { name: 'Request this batch' }).waitFor();
      await page.close();
    });

    it('pays by two people, takes the batch as a file, and the bank\'s file row by row', async () => {
      const fiona = (await portal().openAs('finance', '/payouts')).page;
      await fiona.getByRole('button', { name: 'Request this batch' }).click();
      await goThrough(fiona, 'Request this batch');
      await fiona.getByRole('link', { name: 'Batch 2' }).click();
      await fiona.getByText('Approve: you proposed it; another person in finance decides.').waitFor();
      const frank = (await portal().openAs('frank', '/payouts/2')).page;
      await frank.getByRole('button', { name: 'Approve', exact: true }).click();
      await goThrough(frank, 'Approve');
      const [file] = await Promise.all([fiona.waitForEvent('download'), fiona.getByRole('link', { name: 'CSV' }).click()]);
      expect(file.suggestedFilename()).toBe('payout-2-csv.csv');
      await fiona.getByRole('button', { name: 'Settle' }).first().click();
      await check(fiona);
      await goThrough(fiona, 'Settle');
      const payment = (await fiona.getByRole('table', { name: 'Payments' }).locator('tbody tr').filter({ has: fiona.getByRole('button', { name: 'Confirm' }) }).locator('.mono').first().innerText()).trim();
      const rows = `Payment ID,Amount,Currency,Paid on\n${payment},0.01,${payment.slice(-3)},2026-11-20\n2-ptr_nobody-USD,1.00,USD,2026-11-20\n`;
      await fiona.locator('input[type="file"]').setInputFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
      await fiona.getByRole('button', { name: 'Check 2 rows' }).click();
      await fiona.getByText('1 to be recorded, 1 not').waitFor();
      await fiona.getByRole('button', { name: 'Record 1 confirmations' }).click();
      await fiona.getByRole('table', { name: 'Variances' }).waitFor();
      await Promise.all([fiona.close(), frank.close()]);
    });

    it('is read, not done, by an auditor', async () => {
      const { page } = await portal().openAs('auditor', '/payouts/1');
      await page.getByText('this takes the right finance').first().waitFor();
      expect(await page.getByRole('button', { name: /Approve|Settle|Confirm/ }).count()).toBe(0);
      await page.close();
    });
  });
};
