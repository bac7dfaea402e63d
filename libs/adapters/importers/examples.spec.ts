import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { commandsOf, runOver, saidBy, type SpecRun } from './spec-support/given-source.js';

const example = (folder: string, mapping: string, timeZone: string): Promise<SpecRun> =>
  runOver({ mapping: readFileSync(`examples/${folder}/${mapping}`, 'utf8'), folder: `examples/${folder}/data`, timeZone });
const centsOf = (amount: unknown): bigint => BigInt(String(amount).replace('.', ''));

describe('the ECSEL example', () => {
  it('gives 53 won deals, 965 partners and 1,774 roles whose weights are the grants', async () => {
    const { deals, partners, faults, notices } = await example('ecsel', 'mapping.yaml', 'Europe/Brussels');
    expect([deals.length, partners.length, faults, notices]).toEqual([53, 965, [], []]);
    const roles = deals.flatMap((deal) => commandsOf(deal, 'AssignRole'));
    expect([roles.length, roles.filter(({ weight }) => weight === '0').length]).toEqual([1774, 138]);
    expect(deals.flatMap((deal) => commandsOf(deal, 'OpenDeal')).reduce((sum, { amount }) => sum + centsOf(amount), 0n)).toBe(62003906898n);
    expect(deals.every((deal) => commandsOf(deal, 'WinDeal').length === 1 && commandsOf(deal, 'NameRelationshipOwner').length === 1)).toBe(true);
  });
});

describe('the Maven example', () => {
  it('gives 8,800 deals of three offices, 4,238 of them won for 10,005,534.00', async () => {
    const { deals, partners, faults, notices } = await example('maven', 'mapping.yaml', 'America/New_York');
    expect([deals.length, partners.length, faults]).toEqual([8800, 3, []]);
    const won = deals.filter((deal) => commandsOf(deal, 'WinDeal').length === 1);
    expect([won.length, won.flatMap((deal) => commandsOf(deal, 'OpenDeal')).reduce((sum, { amount }) => sum + centsOf(amount), 0n)]).toEqual([4238, 1000553400n]);
    expect(deals.filter((deal) => commandsOf(deal, 'LoseDeal').length === 1)).toHaveLength(2473);
    const opened = deals.flatMap((deal) => commandsOf(deal, 'OpenDeal'));
    expect(opened.filter(({ dateAssumed }) => dateAssumed)).toHaveLength(500);
    expect(opened.filter(({ account }) => account === null)).toHaveLength(1425);
    expect(notices.filter((notice) => notice.endsWith('account-missing'))).toHaveLength(1425);
    expect(notices.filter((notice) => notice.endsWith('date-assumed'))).toHaveLength(500);
    const said = JSON.stringify(deals);
    expect(['GTXPro', 'Moses Frase', 'Darcel Schlecht'].filter((text) => said.includes(text))).toEqual([]);
    expect(said).toContain('GTX-Pro');
  });

  it('gives the same commands, byte for byte, from the copy with US dates', async () => {
    const [iso, us] = [await example('maven', 'mapping.yaml', 'America/New_York'), await example('maven', 'mapping.us-dates.yaml', 'America/New_York')];
    expect(JSON.stringify(saidBy(us)) === JSON.stringify(saidBy(iso))).toBe(true);
  });
});
