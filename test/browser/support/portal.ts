import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ensureBuilt } from '../../cli/support/built.js';
import { removeFolder, serve, temporaryFolder, type Server } from '../../cli/support/tandem.js';
import { ApiCaller } from '../../support/api/api-caller.js';
import { launchBrowser } from './launch-browser.js';

/** The four doors of the demo. */
export type Part = 'partner' | 'finance' | 'operations' | 'auditor';

/** Finance is two people, by their user names. */
export type UserName = 'fiona' | 'frank';

/** How somebody looks at a page. */
export interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly widthPx?: number;
}

/** A page as somebody has it open, and what its console complained of. */
export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** The portal of a freshly loaded demo, in a real browser. */
export interface Portal {
  readonly url: string;
  /** Opens an address as the first person of the demo with this part, as one who is named, or, without either, as nobody. */
  openAs(part: Part | UserName | null, path: string, look?: Look): Promise<Opened>;
  /** Gives somebody whom no click signs in a password for one time, as the person at the machine does. */
  giveOneTimePassword(userId: string, password: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the built product on a folder of its own, and a browser. */
export const startPortal = async (): Promise<Portal> => {
  await ensureBuilt();
  const folder = await temporaryFolder();
  const [server, browser] = await Promise.all([serve(`${folder}/ledger`, ['--port', '0']), launchBrowser()]);
  const sessions = new Map<string, Promise<BrowserContext>>();
  return {
    url: server.url,
    openAs: async (part, path, look = {}) => {
      const name = JSON.stringify([part, look]);
      const context = sessions.get(name) ?? contextOf(browser, server, part, look);
      sessions.set(name, context);
      return open(await context, server.url + path);
    },
    giveOneTimePassword: async (userId, password) => {
      const operator = new ApiCaller(server.url, await server.operatorToken());
      expect((await operator.post(`/v1/users/${userId}/password`, { password })).status).toBe(200);
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await removeFolder(folder);
    },
  };
};

const contextOf = async (browser: Browser, { url }: Server, part: Part | UserName | null, { scheme = 'light', widthPx = 1280 }: Look): Promise<BrowserContext> => {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: widthPx, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', acceptDownloads: true });
  if (part !== null) await signIn(context, url, part);
  return context;
};

const signIn = async (context: BrowserContext, url: string, part: Part | UserName): Promise<void> => {
  const { data } = await (await context.request.get(`${url}/v1/session/demo`)).json() as { readonly data: readonly { readonly userName: string; readonly part: string }[] };
  const user = data.find((each) => each.part === part || each.userName === part);
  if (!user) throw new Error(`The demo has nobody for ${part}.`);
  const answer = await context.request.post(`${url}/v1/session/demo`, { data: { userName: user.userName } });
  expect([part, answer.status()]).toEqual([part, 200]);
};

const open = async (context: BrowserContext, address: string): Promise<Opened> => {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await settled(page);
  return { page, complaints };
};

/** Waits until a page shows what it was opened for: its heading, and nothing on its way. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-loading], .mantine-Loader-root') === null);
};
