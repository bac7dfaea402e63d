import { describe, expect, it } from '@jest/globals';
import { bare, examplesOf } from './readme-blocks.js';

const markdown = [
  'Run it:', '', '```sh', 'npx tandem digest', 'npx tandem explain X', '```', '', '```text', 'one   two', '  three …', '', 'four', '```', '',
  '```sh', 'docker compose up', '```', '```text', 'not printed by anything', '```', '```sh', 'curl http://127.0.0.1', '```', 'prose', '```json', '{}', '```',
].join('\n');

describe('the examples of a README', () => {
  it('are the blocks that run the product, with the lines that are shown in full', () => {
    expect(examplesOf(markdown)).toEqual([
      { command: 'npx tandem digest\nnpx tandem explain X', line: 4, prints: ['one two', 'four'] },
      { command: 'curl http://127.0.0.1', line: 22, prints: [] },
    ]);
  });

  it('are not guessed where a block is never closed', () => {
    expect(() => examplesOf('```sh\nnpx tandem digest\n')).toThrow('A fenced block is never closed.');
  });

  it('are compared without the padding of columns', () => {
    expect(bare('  disagreements          0 ')).toBe('disagreements 0');
  });
});
