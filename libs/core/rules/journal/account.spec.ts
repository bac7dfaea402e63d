import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idPattern } from '#kernel';
import { accountOf, programmeAccounts, type PartnerAccount } from './account.js';

/** What beancount 2 takes for an account, of which hledger takes any: a root, then components of letters, digits and hyphens. */
const accountForm = /^(?:Assets|Liabilities|Equity|Income|Expenses)(?::[\p{Lu}\p{Nd}][\p{L}\p{Nd}-]*)+$/u;

const kinds: readonly PartnerAccount[] = ['accrued', 'held', 'withheld', 'payable', 'clawbackReceivable'];
const ofProgramme = Object.values(programmeAccounts);
const anyId = fc.oneof(fc.stringMatching(new RegExp(idPattern.partner)), fc.stringMatching(/^ptr_[ab0-]{1,4}$/).filter((id) => new RegExp(idPattern.partner).test(id)));

/** The partner that an account's name names, which is to say that no two partners have one name. */
const partnerIn = (name: string): string => `ptr_${name.split(':')[2]?.toLowerCase() ?? ''}`;

describe('the name of an account', () => {
  it('is read from left to right: what it is, whose, and what stands on it', () => {
    expect(accountOf('ptr_acme-emea', 'accrued')).toBe('Liabilities:Partners:Acme-emea:Accrued');
    expect(accountOf('ptr_3com', 'held')).toBe('Liabilities:Partners:3com:Held');
    expect(accountOf('ptr_3com', 'clawbackReceivable')).toBe('Assets:Partners:3com:ClawbackReceivable');
  });

  it('is one that hledger and beancount take, whosever it is', () => {
    for (const name of ofProgramme) expect(name).toMatch(accountForm);
    fc.assert(fc.property(anyId, fc.constantFrom(...kinds), (id, kind) => { expect(accountOf(id, kind)).toMatch(accountForm); }));
  });

  it('leads back to its partner, so that two partners never share an account', () => {
    fc.assert(fc.property(anyId, fc.constantFrom(...kinds), (id, kind) => { expect(partnerIn(accountOf(id, kind))).toBe(id); }));
    fc.assert(fc.property(fc.uniqueArray(anyId), (ids) => {
      const names = ids.flatMap((id) => kinds.map((kind) => accountOf(id, kind)));
      expect(new Set([...names, ...ofProgramme]).size).toBe(ids.length * kinds.length + ofProgramme.length);
    }));
  });

  it.each(['ptr_Acme', 'ptr_a_b', 'ptr_', 'acme', 'ptr_a:b', 'ptr_ä'])('is not made of %s, which is no id of a partner', (text) => {
    expect(() => accountOf(text, 'accrued')).toThrow(`${text} is no id of a partner`);
  });
});
