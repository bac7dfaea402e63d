import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditorFlows } from './pages/auditor.flows.js';
import { auditorPages } from './pages/auditor.pages.js';
import { operationsFlows } from './pages/operations.flows.js';
import { operationsPages } from './pages/operations.pages.js';
import { disputeFlows } from './pages/dispute.flows.js';
import { financeFlows } from './pages/finance.flows.js';
import { financePages } from './pages/finance.pages.js';
import { foreignFlows } from './pages/foreign.flows.js';
import { partnerFlows } from './pages/partner.flows.js';
import { partnerPages } from './pages/partner.pages.js';
import { passwordFlows } from './pages/password.flows.js';
import { statesFlows } from './pages/states.flows.js';
import { barriersOn, overflowOf } from './support/checks.js';
import type { PageCase } from './support/page-case.js';
import { keepPicture } from './support/pictures.js';
import { settled, startPortal, type Portal } from './support/portal.js';

let portal: Portal;
beforeAll(async () => { portal = await startPortal(); }, 240_000);
afterAll(() => portal?.close());

const pages: readonly PageCase[] = [...partnerPages, ...financePages, ...auditorPages, ...operationsPages];

const looks = [{ scheme: 'light', widthPx: 1280, suffix: '' }, { scheme: 'dark', widthPx: 360, suffix: '-narrow-dark' }] as const;

/** What a browser says of an answer that the page asks for knowingly. */
const expected = /401|403/;

describe('every page', () => {
  it.each(pages)('$name shows what it is for, in light and in dark, without barriers, scroll sideways or complaints', async ({ name, as, path, heading, shows }) => {
    const address = typeof path === 'string' ? path : await path(portal);
    const { page, complaints } = await portal.openAs(as, address);
    for (const { scheme, widthPx, suffix } of looks) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: widthPx, height: 800 });
      await settled(page);
      // The page follows the system's light in its own time, and colours read half way are of neither.
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
      await page.getByText(shows).first().waitFor();
      expect(await page.locator('h1').first().innerText()).toBe(heading);
      await keepPicture(page, `${name}${suffix}`);
      expect([scheme, await barriersOn(page)]).toEqual([scheme, []]);
      expect([scheme, await overflowOf(page)]).toEqual([scheme, 0]);
    }
    expect(complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
    await page.close();
  });

  it('begins with at most 200 KB of script, compressed', async () => {
    const { page } = await portal.openAs(null, '/');
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js')));
    const sizes = await Promise.all(scripts.map(async (script) => gzipSync(Buffer.from(await (await fetch(script)).arrayBuffer())).length));
    expect(scripts.length).toBeGreaterThan(0);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(200_000);
  });
});

partnerFlows(() => portal);
financeFlows(() => portal);
auditorFlows(() => portal);
operationsFlows(() => portal);
disputeFlows(() => portal);
statesFlows(() => portal);
passwordFlows(() => portal);
foreignFlows(() => portal);
