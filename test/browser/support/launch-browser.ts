import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** Starts the Chromium that a package carries, or the one that CHROMIUM_PATH names: nothing is installed by hand. */
export const launchBrowser = async (): Promise<Browser> => {
  const named = process.env['CHROMIUM_PATH'];
  return driver.launch(named === undefined || named === ''
    ? { executablePath: await chromium.executablePath(), args: chromium.args, headless: true }
    : { executablePath: named, args: ['--no-sandbox'], headless: true });
};
