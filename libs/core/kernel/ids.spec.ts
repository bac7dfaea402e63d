import { describe, expect, it } from '@jest/globals';
import { parseDealId, parseDisputeId, parsePartnerId, parseRuleSetId, parseUserId } from './ids.js';

const longest = 'a'.repeat(64);

describe('an id', () => {
  it.each([['deal_', parseDealId], ['ptr_', parsePartnerId], ['usr_', parseUserId], ['dsp_', parseDisputeId], ['', parseRuleSetId]] as const)(
    'that begins with %j is of lower-case letters, digits and hyphens within, 64 of them at most', (prefix, parse) => {
      for (const name of ['a', '7', 'acme-2', longest]) expect(parse(prefix + name)).toBe(prefix + name);
      for (const name of ['', '-a', 'a-', 'A', 'a_b', 'ä', `${longest}a`, 'a\n']) expect(parse(prefix + name)).toBeUndefined();
      expect(parse(`x_${prefix}a`)).toBeUndefined();
    });
});
