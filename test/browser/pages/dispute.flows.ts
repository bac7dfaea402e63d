import { describe, expect, it } from '@jest/globals';
import type { Portal } from '../support/portal.js';

/** What is between a partner and finance, each with a page of its own open. A quarter is closed by then whose lines can still be disputed. */
export const disputeFlows = (portal: () => Portal): void => {
  describe('a partner and finance', () => {
    it('have a dispute: raised from a line with evidence and withdrawn, each seen on the other\'s page as it happens', async () => {
      const desk = (await portal().openAs('finance', '/desk')).page;
      const { page } = await portal().openAs('partner', '/statements/ptr_alpha/2026-Q3');
      await page.getByRole('row').filter({ hasText: 'deal_elmstead-labs' }).getByRole('button', { name: /Dispute line/ }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('What is wrong or missing').fill('The customer will confirm that we were in every call.');
      await drawer.getByRole('button', { name: 'Raise the dispute' }).click();
      await drawer.getByRole('alert').waitFor();
      await drawer.getByRole('checkbox').first().check();
      await drawer.getByRole('button', { name: 'Add what is missing' }).click();
      const missing = drawer.getByRole('group', { name: 'Missing work 1' });
      await missing.getByLabel('What you did').selectOption('demo');
      await missing.getByLabel('When').fill('2026-03-10T15:00');
      await missing.getByLabel('What shows it').fill('The recording of the demo.');
      await drawer.getByRole('button', { name: 'Raise the dispute' }).click();
      await page.getByRole('heading', { level: 1, name: /^Dispute dsp_/ }).waitFor();
      const row = desk.locator(`a[href="/desk/${new URL(page.url()).pathname.split('/').at(-1) ?? ''}"]`);
      await row.waitFor();
      await row.click();
      await desk.getByText('The customer will confirm that we were in every call.').waitFor();
      await desk.getByText('The recording of the demo.').waitFor();
      await page.getByLabel('Say more').fill('Here are the minutes.');
      await page.getByRole('button', { name: 'Add as evidence' }).click();
      await desk.getByText('Here are the minutes.').waitFor();
      await page.getByRole('button', { name: 'Withdraw' }).click();
      await desk.getByRole('heading', { name: 'How it ended' }).waitFor();
      await page.getByText('Dispute withdrawn').waitFor();
      expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
      await Promise.all([page.close(), desk.close()]);
    });
  });
};
