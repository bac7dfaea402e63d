import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { publishedEvents } from './published-events.js';

describe('the published JSON Schema of events', () => {
  it('is what the code writes by (WRITE_FORMATS=1 writes it)', () => {
    const file = 'docs/formats/events-1.schema.json';
    const text = `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...publishedEvents() }, undefined, 2)}\n`;
    if (process.env['WRITE_FORMATS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
