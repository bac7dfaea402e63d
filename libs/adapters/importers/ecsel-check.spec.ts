import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'tandem-check-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const check = (credits: readonly string[], projects = '1,10.05', rows: readonly string[] = []) => {
  writeFileSync(join(folder, 'projects.csv'), `projectID,ecMaxContribution\n${projects}\n`);
  writeFileSync(join(folder, 'participants.csv'), ['\ufeffprojectID,organisationID,name,ecContribution', '1,91,École,10.00', '1,91,École,0.05', '1,92,Ω,0.00', ...rows].join('\n'));
  writeFileSync(join(folder, 'credits.csv'), ['dealExternalId,partnerExternalId,position,amount,currency', ...credits].join('\n'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['examples/ecsel/check.js', join(folder, 'credits.csv'), folder], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const right = ['1,91,selling,10.05,EUR', '1,92,selling,0.00,EUR'];

describe('the check of credits against the ECSEL source', () => {
  it('passes where every pair agrees, and counts what it compared', () => {
    const { status, said } = check([...right, '7,91,selling,5.00,EUR']);
    expect(said).toMatch(/pairs compared +2\npairs of 0.00 +1\ntotal granted +10.05 EUR\ntotal credited +10.05 EUR\ndisagreements +0/);
    expect(status).toBe(0);
  });

  it.each([
    ['a cent too much', ['1,91,selling,10.06,EUR', '1,92,selling,0.00,EUR'], 'granted 10.05, credited 10.06'],
    ['no credit, not even of zero', ['1,91,selling,10.05,EUR'], 'organisation 92: granted 0.00, no credit'],
    ['a credit for a stranger', [...right, '1,93,selling,1.00,EUR'], 'organisation 93: credited 1.00'],
    ['a credit that stays with the vendor', [...right, '1,,unfilled,1.00,EUR'], 'organisation (none): credited 1.00'],
    ['another currency', ['1,91,selling,10.05,USD', '1,92,selling,0.00,EUR'], 'a credit in USD'],
    ['what is no amount', ['1,91,selling,1e1,EUR', '1,92,selling,0.00,EUR'], '"1e1" is no amount'],
  ])('names %s and fails', (_what, credits, sentence) => {
    const { status, said } = check(credits);
    expect(said).toContain(sentence);
    expect(status).toBe(1);
  });

  it('names a project whose rows do not add up to its grant, and counts a repeated row once', () => {
    const { status, said } = check(right, '1,11.00', ['1,92,Ω,0.00']);
    expect(said).toContain('NOTE  project 1: its grant is 11.00, its 2 organisations\' shares add up to 10.05');
    expect(said).toContain('counted once: 1');
    expect(status).toBe(0);
  });

  it('says what is wrong with how it is called', () => {
    const { status, stderr } = spawnSync(process.execPath, ['examples/ecsel/check.js'], { encoding: 'utf8' });
    expect([status, stderr.startsWith('Usage')]).toEqual([2, true]);
  });
});
