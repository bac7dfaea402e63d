import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** WRITE_PICTURES=1 keeps the pictures for people: `npm run screenshots`. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  if (process.env['WRITE_PICTURES'] === undefined) return;
  mkdirSync('docs/pictures', { recursive: true });
  await page.screenshot({ path: `docs/pictures/portal-${name}.png`, animations: 'disabled', caret: 'hide' });
};
