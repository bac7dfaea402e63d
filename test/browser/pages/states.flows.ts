import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriersOn, overflowOf } from '../support/checks.js';
import { keepPicture } from '../support/pictures.js';
import { settled, type Portal } from '../support/portal.js';

const address = '/statements/ptr_alpha/2026-Q1';
const answers = '**/v1/partners/ptr_alpha/statements/2026-Q1*';

/** What a server says that has lost its way. */
const lost = { status: 500, contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'urn:tandem:problem:internal', title: 'Something went wrong', status: 500, code: 'internal', detail: 'It is logged under this request.', requestId: 'r-1' }) };

interface Line { readonly lineNo: number }
interface Statement { readonly lines: readonly Line[] }

const looksWell = async (page: Page, state: string): Promise<void> => {
  expect([state, await barriersOn(page)]).toEqual([state, []]);
  expect([state, await overflowOf(page)]).toEqual([state, 0]);
  await keepPicture(page, `state-${state}`);
};

/** How a page looks before there is anything, where nothing comes, where there is nothing, and where there is very much. */
export const statesFlows = (portal: () => Portal): void => {
  describe('a page', () => {
    it('says that it is on its way, that it failed and may be tried again, that there is nothing, and that it is another\'s', async () => {
      const { page } = await portal().openAs('partner', '/proof', { scheme: 'dark', widthPx: 360 });
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => { release = resolve; });
      await page.route('**/v1/statements', async (route) => { await released; await route.fulfill(lost); }, { times: 1 });
      await page.goto(`${portal().url}/statements`);
      await page.getByRole('status', { name: 'Loading' }).waitFor();
      await looksWell(page, 'loading');
      release();
      await page.getByRole('alert').getByText('It is logged under this request.').waitFor();
      await looksWell(page, 'failed');
      await page.route('**/v1/statements', (route) => route.fulfill({ json: { object: 'list', data: [], has_more: false } }), { times: 1 });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('No quarter has been closed yet.').waitFor();
      await looksWell(page, 'empty');
      await page.goto(`${portal().url}/statements/ptr_beta/2026-Q1`);
      await page.getByText('Not yours to see, or not there').first().waitFor();
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await looksWell(page, 'forbidden');
      await page.close();
    });

    it('keeps a statement of ten thousand lines in fewer than two hundred rows, and scrolls to the last of them', async () => {
      const { page } = await portal().openAs('partner', address);
      const statement = await (await page.request.get(`${portal().url}/v1/partners/ptr_alpha/statements/2026-Q1`)).json() as Statement;
      const lines = Array.from({ length: 10_000 }, (_, index) => ({ ...statement.lines[index % statement.lines.length], lineNo: index + 1 }));
      await page.route(answers, (route) => {
        const asked = new URL(route.request().url()).searchParams;
        const [after, limit] = [Number(asked.get('starting_after') ?? 0), Number(asked.get('limit') ?? 100)];
        return route.fulfill({ json: { ...statement, lines: lines.slice(after, after + limit), has_more: after + limit < lines.length } });
      });
      await page.reload();
      await settled(page);
      const table = page.getByRole('region', { name: 'Lines' });
      await table.getByText('10000', { exact: true }).waitFor();
      const rows = table.getByRole('row');
      for (const share of [0, 0.25, 0.5, 0.75, 1]) {
        await table.getByRole('group').evaluate((element, to) => { element.scrollTop = element.scrollHeight * to; }, share);
        const line = Math.max(1, Math.floor(share * lines.length));
        await table.locator(`tr[aria-rowindex="${line + 1}"]`).waitFor();
        expect(await rows.count()).toBeLessThan(200);
      }
      await page.close();
    });
  });
};
