import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { importing, saidInOrder, type SpecRun } from './spec-support/given-source.js';

const ecsel = readFileSync('examples/ecsel/mapping.yaml', 'utf8');
const projects = [
  'projectID,acronym,title,startDate,ecMaxContribution,fundingScheme', '1,ALPHA,"First, of all",2016-06-01,30.30,RIA', '2,BETA,Second,2017-05-01,7.00,IA',
  '3,GAMMA,"Two\nlines",2018-09-01,0.00,CSA'];
const participants = [
  'projectID,organisationID,name,shortName,role,ecContribution', '1,91,ÉCOLE,E,coordinator,10.10', '1,92,UNIVERSITÄT,U,participant,20.20', '1,91,ÉCOLE,E,thirdParty,0.00',
  '2,92,UNIVERSITÄT,U,coordinator,7.00', '3,91,ÉCOLE,E,coordinator,0.00', '3,93,Ω,,participant,0.00'];
const run = (one: readonly string[] | Uint8Array, other: readonly string[] | Uint8Array): Promise<SpecRun> => {
  const content = (file: readonly string[] | Uint8Array) => (file instanceof Uint8Array ? file : file.join('\n'));
  return importing(ecsel, { 'projects.csv': content(one), 'participants.csv': content(other) }, 'Europe/Brussels');
};
const shuffled = (rows: readonly string[]) => fc.shuffledSubarray(rows.slice(1), { minLength: rows.length - 1 }).map((rest) => [rows[0] ?? '', ...rest]);

describe('whatever the files hold', () => {
  it('the order of their rows makes no difference to the commands', async () => {
    const plain = saidInOrder(await run(projects, participants));
    await fc.assert(fc.asyncProperty(shuffled(projects), shuffled(participants), async (one, other) => {
      expect(saidInOrder(await run(one, other))).toEqual(plain);
    }), { numRuns: 20 });
  });

  it('bytes changed at random give faults or commands and never throw, and what is counted as ready is what comes', async () => {
    const plain = new Map(saidInOrder(await run(projects, participants)).map((stream) => [stream.id as string, stream]));
    const change = fc.record({ at: fc.nat(450), bytes: fc.uint8Array({ maxLength: 4 }), drop: fc.nat(3) });
    await fc.assert(fc.asyncProperty(fc.array(change, { maxLength: 4 }), fc.boolean(), async (changes, first) => {
      const mutate = (rows: readonly string[]): Uint8Array => changes.reduce<Uint8Array>((bytes, { at, bytes: put, drop }) =>
        Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]), Buffer.from(rows.join('\n')));
      const { report, deals, rejects } = first ? await run(mutate(projects), participants) : await run(projects, mutate(participants));
      if (report.blocked) expect(deals).toEqual([]);
      expect(deals).toHaveLength(report.deals.ready);
      if (report.faults.some(({ row }) => row !== null)) expect(rejects.size).toBeGreaterThan(0);
      if (changes.length === 0) expect(deals.every(({ id, commands }) => plain.get(id)?.commands.length === commands.length)).toBe(true);
    }), { numRuns: 150 });
  });

  it('bytes that are no table at all give faults', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { report, streams } = await run(bytes, participants);
      expect([report.faults.length > 0, streams]).toEqual([true, []]);
    }), { numRuns: 60 });
  });
});
