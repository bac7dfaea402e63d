import { describe, expect, it } from '@jest/globals';
import { problemOf } from './problem-of.js';

const failure = (code: string): Error => Object.assign(new Error('the database said no'), { code });

describe('what went wrong in the database', () => {
  it.each([['ECONNREFUSED', 'nobody answers'], ['57P01', 'it is shut down'], ['57P03', 'it starts'], ['53100', 'its disk is full'], ['53300', 'it has too many connections']])(
    '%s: %s, and the caller is asked to try again', (code) => {
      const problem = problemOf(failure(code));
      expect([problem?.status, problem?.more.headers]).toEqual([503, { 'Retry-After': '1' }]);
    });

  it('is a defect where trying again would not help', () => {
    expect(problemOf(failure('42P01'))).toBeUndefined();
  });
});
