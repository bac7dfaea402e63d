import { describe, expect, it } from '@jest/globals';
import { accept, reject } from './decider.js';

describe('a decision', () => {
  it('records the events it was given, or none', () => {
    expect(accept('registered', 'won')).toEqual({ accepted: true, events: ['registered', 'won'] });
    expect(accept()).toEqual({ accepted: true, events: [] });
  });

  it('refuses with a code, and names the part at fault where there is one', () => {
    expect(reject('deal-lost', 'It is lost.')).toEqual({ accepted: false, rejection: { code: 'deal-lost', message: 'It is lost.' } });
    expect(reject('deal-lost', 'It is lost.', '/stage')).toEqual({ accepted: false, rejection: { code: 'deal-lost', message: 'It is lost.', pointer: '/stage' } });
  });
});
