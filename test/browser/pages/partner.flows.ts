import { describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { chooseByKeyboard, nameInFocus } from '../support/keyboard.js';
import { keepPicture } from '../support/pictures.js';
import { settled, type Portal } from '../support/portal.js';

/** What a partner does. */
export const partnerFlows = (portal: () => Portal): void => {
  describe('a partner', () => {
    it('goes by the keyboard alone from the sign-in over a number and its arithmetic to the event; Escape gives the place back, and out again', async () => {
      const { page, complaints } = await portal().openAs(null, '/', { widthPx: 1000 });
      await chooseByKeyboard(page, /· partner/);
      await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
      await settled(page);
      await chooseByKeyboard(page, /^2026-Q1$/);
      await page.getByRole('heading', { level: 1, name: 'Statement 2026-Q1' }).waitFor();
      await settled(page);
      await chooseByKeyboard(page, /^USD 3,176\.47$/);
      await page.getByText('13500.00 × 20/85, exactly 54000/17').waitFor();
      await chooseByKeyboard(page, /^Event 1 of Alpha Advisory, sourcing$/);
      await page.getByRole('dialog').getByText('True since').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await nameInFocus(page)).toBe('USD 3,176.47');
      await chooseByKeyboard(page, /^Sign out$/);
      await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      // Nobody is signed in: the one thing that the console may say.
      expect(complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
    });

    it('comes from the number on its statement over the arithmetic to the recorded event in three clicks, and takes the statement as documents', async () => {
      const { page } = await portal().openAs('partner', '/');
      await page.getByRole('link', { name: '2026-Q1' }).first().click();
      const drawer = page.getByRole('dialog');
      // The events of a step stand in the order of their ids, which differ from ledger to ledger: the touchpoint is one of the two.
      for (const event of ['Event 1', 'Event 2']) {
        await page.getByRole('button', { name: 'USD 3,176.47' }).click();
        await drawer.getByText('13500.00 × 20/85, exactly 54000/17').waitFor();
        await keepPicture(page, 'why');
        await drawer.locator('[data-asked="true"]').getByRole('button', { name: event }).click();
        await drawer.getByText('True since').first().waitFor();
        if (await drawer.getByText('Touchpoint logged').count() > 0) break;
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'detached' });
      }
      expect(await drawer.innerText()).toMatch(/2026-01-10T15:00:00\.000Z/);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
      expect(download.suggestedFilename()).toBe('ptr_alpha-2026-Q1.csv');
      await page.close();
    });

    it('verifies its trail in its own browser, and is told which event was changed in a bundle that was', async () => {
      const { page } = await portal().openAs('partner', '/proof');
      await page.getByRole('button', { name: 'Verify in this browser' }).click();
      await page.getByRole('heading', { name: 'Verified' }).waitFor();
      const bundle = unzipSync(new Uint8Array(await (await page.request.get(`${portal().url}/v1/partners/ptr_alpha/trail-bundle`)).body()));
      const changed = { ...bundle, 'events.ndjson': strToU8(strFromU8(bundle['events.ndjson'] ?? new Uint8Array()).replace('"amount":"50000.00"', '"amount":"50000.01"')) };
      await page.locator('input[type=file]').setInputFiles({ name: 'changed.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(changed)) });
      await page.getByText('This is not what was signed').waitFor();
      expect(await page.getByRole('alert').innerText()).toContain('events.ndjson');
      await page.close();
    });

  });
};
