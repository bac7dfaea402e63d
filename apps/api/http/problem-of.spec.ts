import { describe, expect, it } from '@jest/globals';
import { problemOf } from './problem-of.js';

const failure = (code: string): Error => Object.assign(new Error('the database said no'), { code });

describe('what went wrong in the database', () => {
  it.each([['ECONNREFUSED', 'nobody answers'], ['57P01', 'it is shut down'], ['57P03', 'it starts'], ['53100', 'its disk is full'], ['53300', 'it has too many connections']])(
    '%s: %s, and the caller is asked to try again', (code) => {
      const problem = problemOf(failure(code));
      expect([problem?.status, problem?.more.headers]).toEqual([503, { 'Retry-After': '1' }]);
    });

  it.each([['3F000', 'schema "read" does not exist'], ['42P01', 'relation "read.deals" does not exist']])('%s: no projector has built what is read, and the caller is asked to come back', (code, message) => {
    expect(problemOf(Object.assign(new Error(message), { code }))?.status).toBe(503);
  });

  it('is a defect where trying again would not help', () => {
    expect(problemOf(failure('42P01'))).toBeUndefined();
    expect(problemOf(Object.assign(new Error('relation "replay.runs" does not exist'), { code: '42P01' }))).toBeUndefined();
  });
});
