import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** Starts the Chromium that a package carries, or the one that CHROMIUM_PATH names: nothing is installed by hand. */
export const launchBrowser = async (): Promise<Browser> => driver.launch({
  executablePath: process.env['CHROMIUM_PATH'] || await chromium.executablePath(),
  // The package's own arguments are for functions in a cloud: one process, which does not survive its second window.
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
  headless: true,
});
