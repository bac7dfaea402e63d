import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** Asks the API for something as the person whose page it is. */
export const postFrom = async (page: Page, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
  const { csrfToken } = await (await page.request.get(new URL('/v1/session', page.url()).href)).json() as { readonly csrfToken: string };
  const answer = await page.request.post(new URL(path, page.url()).href, { data: body, headers: { 'X-CSRF-Token': csrfToken, 'Idempotency-Key': randomUUID() } });
  expect([path, answer.status()]).toEqual([path, 200]);
  return await answer.json() as Readonly<Record<string, unknown>>;
};

/** What the API answers to the person whose page it is. */
export const readFrom = async (page: Page, path: string): Promise<Readonly<Record<string, unknown>>> =>
  await (await page.request.get(new URL(path, page.url()).href)).json() as Readonly<Record<string, unknown>>;
