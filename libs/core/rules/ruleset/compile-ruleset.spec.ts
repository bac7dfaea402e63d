import { describe, expect, it } from '@jest/globals';
import { changed, compiled, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { readRuleSet } from './read-ruleset.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
const restsOn = (pointer: string, value: unknown) => compiled(changed<unknown>(read.document, [pointer, value])).restsOn;
const standard = compiled(read.document).restsOn;

describe('what a deal is priced by, stage by stage', () => {
  it.each([
    ['the title, on which nothing rests', '/title', 'Another', []],
    ['the year, by which all quarters are cut', '/calendar/fiscalYearStart', 4, ['touchpoints', 'division', 'net']],
    ['the time zone', '/calendar/timeZone', 'UTC', ['touchpoints', 'division', 'net']],
    ['how many touchpoints a claim rests on', '/attribution/evidence/minimumPerRole', 2, ['touchpoints', 'division']],
    ['which touchpoints count, where it says what is so anyway', '/attribution/evidence/counts', undefined, []],
    ['which touchpoints count', '/attribution/evidence/counts', 'confirmed', ['touchpoints', 'division']],
    ['the share of a role', '/attribution/sameRole', 'equal', ['division']],
    ['what a solo partner takes, where it says what is so anyway', '/commission/soloTakes', undefined, []],
    ['what a solo partner takes', '/commission/soloTakes', 'filled', ['division']],
    ['how long a refund takes back', '/clawback/windowDays', 90, ['net']],
    ['what the rate is taken of', '/commission/base', 'margin', ['net']],
    ['when commission is owed', '/commission/accrueOn', 'collected', ['net']],
    ['the rate, on which none of the three rests', '/commission/coSell', '28', []],
  ] as const)('is another where the rule set has another clause for %s', (_what, pointer, value, stages) => {
    const other = restsOn(pointer, value);
    expect((['touchpoints', 'division', 'net'] as const).filter((stage) => other[stage] !== standard[stage])).toEqual(stages);
  });
});
