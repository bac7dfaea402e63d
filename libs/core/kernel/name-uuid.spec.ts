import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { dnsNamespace, uuidsOfNames } from './name-uuid.js';

describe('the id of a name', () => {
  it('is that of RFC 9562, appendix A.4', () => {
    expect(uuidsOfNames(dnsNamespace)('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is what the reference library gives, in every namespace', () => {
    fc.assert(fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), (namespace, name) => {
      expect(uuidsOfNames(namespace)(name)).toBe(v5(name, namespace));
    }));
  });
});
