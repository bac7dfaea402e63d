import { describe, expect, it } from '@jest/globals';
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
  });
};
