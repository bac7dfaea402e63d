import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const tabsMax = 120;

/** What has the focus, as it is called. */
export const nameInFocus = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement.innerText.replaceAll(/\s+/g, ' ').trim() : ''));

/** Goes with Tab to what is called so, and presses Enter on it. */
export const chooseByKeyboard = async (page: Page, name: RegExp): Promise<void> => {
  const passed: string[] = [];
  while (passed.length < tabsMax && !name.test(passed.at(-1) ?? '')) {
    await page.keyboard.press('Tab');
    passed.push(await nameInFocus(page));
  }
  expect(passed.at(-1)).toMatch(name);
  await page.keyboard.press('Enter');
};
