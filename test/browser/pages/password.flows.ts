import { describe, expect, it } from '@jest/globals';
import type { Portal } from '../support/portal.js';

const [first, second] = ['correct horse battery staple', 'quiet river under seven bridges'];

/** Somebody and a password of its own. */
export const passwordFlows = (portal: () => Portal): void => {
  describe('somebody', () => {
    it('sets a password of its own, and is told what is wrong with a change of it', async () => {
      const { page } = await portal().openAs('frank', '/password', { widthPx: 1000 });
      const change = async (from: string, to: string): Promise<void> => {
        await page.getByLabel('Present password').fill(from);
        await page.getByLabel('New password').fill(to);
        await page.getByRole('button', { name: 'Change the password' }).click();
      };
      await change('', 'short');
      await page.getByRole('alert').getByText('/password', { exact: true }).waitFor();
      await change('', first);
      await page.getByText('Your other sessions have ended.').waitFor();
      await change(second, first);
      await page.getByRole('alert').getByText('That is not the present password.').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tandem' }).waitFor();
      expect(await page.getByLabel('User name').isVisible()).toBe(true);
      await page.close();
    });
  });
};
