import { describe, expect, it } from '@jest/globals';
import type { Portal } from '../support/portal.js';
import { readFrom } from '../support/post-from.js';

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

    it('signs in with a password for one time, which opens nothing but its change, and then finds another partner\'s dispute as if there were none', async () => {
      const { page: auditor } = await portal().openAs('auditor', '/desk');
      const { data: [dispute] } = await readFrom(auditor, '/v1/disputes') as { readonly data: readonly { readonly id: string; readonly partnerId: string }[] };
      expect(dispute?.partnerId).toBe('ptr_alpha');
      await auditor.close();
      await portal().giveOneTimePassword('usr_bruno', first);
      const { page } = await portal().openAs(null, `/disputes/${dispute?.id ?? ''}`);
      const signIn = async (password: string): Promise<void> => {
        await page.getByLabel('User name').fill('bruno');
        await page.locator('input[name=password]').fill(password);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      };
      await signIn(second);
      await page.getByRole('alert').getByText(/user name|password/i).waitFor();
      await signIn(first);
      await page.getByRole('heading', { level: 1, name: 'A password of your own' }).waitFor();
      expect((await page.request.get(`${portal().url}/v1/deals`)).status()).toBe(403);
      await page.getByLabel('Present password').fill(first);
      await page.getByLabel('New password').fill(second);
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByText('Not yours to see, or not there').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('ptr_alpha');
      expect((await page.request.get(`${portal().url}/v1/disputes`)).status()).toBe(200);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('User name').waitFor();
      await signIn(first);
      await page.getByRole('alert').waitFor();
      await page.close();
    });
  });
};
