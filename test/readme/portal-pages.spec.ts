import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { auditorPages } from '../browser/pages/auditor.pages.js';
import { financePages } from '../browser/pages/finance.pages.js';
import { operationsPages } from '../browser/pages/operations.pages.js';
import { partnerPages } from '../browser/pages/partner.pages.js';

const shown = [...readFileSync('docs/portal.md', 'utf8').matchAll(/src="(pictures\/[^"]+)"/g)].map(([, source]) => source ?? '');

describe('docs/portal.md', () => {
  it('shows every page that is tested, and no picture that is not there', () => {
    const names = [...partnerPages, ...financePages, ...operationsPages, ...auditorPages].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(25);
    expect(names.filter((name) => !shown.includes(`pictures/portal-${name}.png`))).toEqual([]);
    expect(shown.filter((source) => !existsSync(`docs/${source}`))).toEqual([]);
  });
});
