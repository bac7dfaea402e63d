import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../../support/postgres/eventually.js';
import { keepPicture } from '../support/pictures.js';
import type { Portal } from '../support/portal.js';
import { postFrom, readFrom } from '../support/post-from.js';

/** What operations do. */
export const operationsFlows = (portal: () => Portal): void => {
  describe('operations', () => {
    it('decide on a registration from the queue, after a check and with a reason', async () => {
      const { page } = await portal().openAs('operations', '/registrations');
      const { data: [deal] } = await readFrom(page, '/v1/deals?status=open&limit=1') as { readonly data: readonly { readonly id: string }[] };
      await postFrom(page, `/v1/deals/${deal?.id ?? ''}/registrations`, { registrationId: 'R-late', parties: [{ partnerId: 'ptr_alpha', role: 'influence', weight: null }] });
      const row = page.getByRole('row').filter({ hasText: 'has not answered' });
      await row.getByRole('button', { name: 'Reject' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Another partner has the account.');
      await dialog.getByRole('button', { name: 'Check' }).click();
      await dialog.getByText('To be recorded').waitFor();
      await dialog.getByRole('button', { name: 'Reject' }).click();
      await page.getByText('Nothing waits for a decision.').waitFor();
      const { data } = await readFrom(page, '/v1/registrations?status=rejected');
      expect(data).toMatchObject([{ dealId: deal?.id, registrationId: 'R-late', status: 'rejected' }]);
      await page.close();
    });

    it('import the bundled Salesforce export: a dry run names every fault, it goes in once, and again adds nothing', async () => {
      const { page } = await portal().openAs('operations', '/imports');
      await chooseExport(page);
      await page.getByText('3 partners and 9 deals, 12 of them new or changed').waitFor();
      expect((await page.getByRole('table', { name: 'Kept out' }).innerText()).match(/Opportunity\.csv\s+\d+/g)?.map((place) => Number(/\d+$/.exec(place)?.[0]))).toEqual([9, 10, 13]);
      const before = await dealsOf(page);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByText('3 deals kept out.').and(page.getByText(/ recorded\./)).waitFor();
      await eventually(async () => await dealsOf(page) === before + 9);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Opportunity.csv' }).click()]);
      expect(readFileSync(await download.path(), 'utf8')).toMatch(/tandem_fault[^]*There is no such day or time as ""2026-13-09""/);
      await keepPicture(page, 'import');
      await page.getByRole('link', { name: 'Imports' }).click();
      await page.getByRole('table', { name: 'Imports' }).getByText('Imported').waitFor();
      await chooseExport(page);
      await page.getByText('Nothing new: all of 3 partners and 9 deals is in the ledger already.').waitFor();
      await page.close();
    });

    it('are told what is wrong with a mapping, and with a file as a whole', async () => {
      const { page } = await portal().openAs('operations', '/imports');
      await filesOf(page).setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from('id,amount\n1,2.00\n') });
      await mappingOf(page).setInputFiles({ name: 'mapping.yaml', mimeType: 'text/yaml', buffer: Buffer.from('format: tandem.mapping/1\nsource: crm\nfiles: 7\n') });
      await page.getByRole('button', { name: 'Try' }).click();
      await page.getByRole('alert').getByText('/files').first().waitFor();
      await mappingOf(page).setInputFiles('examples/salesforce/mapping.yaml');
      await page.getByRole('button', { name: 'Try' }).click();
      await page.getByText('Nothing of this can go in').waitFor();
      await page.getByText('The folder holds no file Opportunity.csv').waitFor();
      await page.close();
    });
  });
};

/** The browser's own inputs behind the two buttons. */
const filesOf = (page: Page) => page.locator('input[type=file]').first();
const mappingOf = (page: Page) => page.locator('input[type=file]').last();

const exported = ['Account', 'Opportunity', 'OpportunityPartner', 'Task'].map((name) => `examples/salesforce/data/${name}.csv`);

const chooseExport = async (page: Page): Promise<void> => {
  await filesOf(page).setInputFiles(exported);
  await mappingOf(page).setInputFiles('examples/salesforce/mapping.yaml');
  await page.getByRole('button', { name: 'Try' }).click();
  await page.getByRole('heading', { name: 'Import from salesforce' }).waitFor();
};

/** How many deals the ledger has of the export. */
const dealsOf = async (page: Page): Promise<number> => {
  const { data } = await readFrom(page, '/v1/deals?limit=100') as { readonly data: readonly { readonly account: { readonly name: string } | null }[] };
  return data.length;
};

