import { describe, expect, it } from '@jest/globals';
import type { Right } from '#events';
import type { PartnerId, UserId } from '#kernel';
import { newApiKey, readApiKey } from './api-key.js';
import { readCallerOf } from './read-caller.js';

const robin = 'usr_robin-lee' as UserId;

describe('an API key', () => {
  it('says whose it is and which, and is known by its digest', () => {
    const { key, keyDigest } = newApiKey(robin, 'laptop.2026');
    expect(key).toMatch(/^tandem_robin-lee\.laptop\.2026\.[A-Za-z0-9_-]{43}$/);
    expect(readApiKey(key)).toEqual({ userId: robin, apiKeyId: 'laptop.2026', keyDigest });
  });

  it('is another one every time', () => {
    expect(newApiKey(robin, 'laptop').key).not.toBe(newApiKey(robin, 'laptop').key);
  });

  it('is nothing in any other form', () => {
    const { key } = newApiKey(robin, 'laptop');
    for (const text of ['', 'tandem_', key.slice(1), `${key}x`, key.slice(0, -1), key.replace('robin', 'ROBIN'), key.replace('.laptop', ''), `tandem_-.a.${'x'.repeat(43)}`]) {
      expect([text, readApiKey(text)]).toEqual([text, undefined]);
    }
  });
});

describe('what an actor may read', () => {
  const callerOf = (rights: readonly Right[], partnerId: string | null = null) =>
    readCallerOf({ userId: robin, rights, partnerId: partnerId as PartnerId | null });

  it('is the whole programme for its people', () => {
    for (const right of ['operations', 'finance', 'auditor', 'integration'] as const) expect(callerOf([right])).toEqual({ sees: 'programme' });
  });

  it('is its own share for a partner', () => {
    expect(callerOf(['partner'], 'ptr_alpha')).toEqual({ sees: 'partner', partnerId: 'ptr_alpha', predecessors: [] });
  });

  it('is nothing for an administrator, for a key without rights, and for a partner user whose partner is not named', () => {
    expect([callerOf(['administrator']), callerOf([]), callerOf([], 'ptr_alpha'), callerOf(['partner'])]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
