import { describe, expect, it } from '@jest/globals';
import { commandsOf, importing } from './spec-support/given-source.js';

const mapping = `
format: tandem.mapping/1
source: crm
files: { deals: { path: deals.csv }, who: { path: who.csv }, touches: { path: "touch-*.csv" } }
partners: [{ file: who, id: partner, name: name }]
deals:
  file: deals
  id: id
  amount: amount
  currency: { constant: EUR }
  created: { constant: 2026-01-01 }
  status: { constant: open }
  model: { constant: sell-with }
  ruleSet: { constant: standard }
  roles: [{ file: who, deal: deal, partner: partner, role: role, weight: weight }]
  relationshipOwner: { file: who, deal: deal, partner: partner, when: { lead: [yes, true] } }
  touchpoints: [{ file: touches, deal: deal, partner: partner, kind: kind, at: at, recorded: recorded }]
`;
const touches = 'deal,partner,kind,at,recorded\n1,a,intro call,2026-01-03T10:00:00Z,2026-01-04\n1,,email,2026-01-02,\n';
const files = (who: readonly string[], deals = '1,10\n2,20\n') => ({
  'deals.csv': `id,amount\n${deals}`, 'who.csv': ['deal,partner,name,role,weight,lead', ...who].join('\n'), 'touch-1.csv': touches });
const good = ['1,a,Alpha,selling,0.1,yes', '1,a,Alpha,selling,0.20,', '1,b,Beta,sourcing,,', '2,b,Beta,selling,5,'];

describe('rows of other files', () => {
  it('speak of the deal that they name: roles add up, one owner, touchpoints with both clocks', async () => {
    const { deals, faults } = await importing(mapping, files(good));
    expect(faults).toEqual([]);
    const [first] = deals;
    expect(commandsOf(first, 'AssignRole')).toMatchObject([{ role: 'sourcing', weight: null }, { role: 'selling', weight: '0.3' }]);
    expect(commandsOf(first, 'NameRelationshipOwner')).toHaveLength(1);
    const touched = first?.commands.filter(({ command }) => command.type === 'LogTouchpoint');
    expect(touched).toMatchObject([
      { command: { partnerId: null, kind: 'email', imported: true }, occurredAt: '2026-01-02T00:00:00.000Z', sourceRecordedAt: null },
      { command: { kind: 'intro-call', imported: false }, occurredAt: '2026-01-03T10:00:00.000Z', sourceRecordedAt: '2026-01-04T00:00:00.000Z' },
    ]);
    expect(first?.rows).toHaveLength(6);
  });

  it('count once where one repeats another in every cell', async () => {
    const { deals, notices } = await importing(mapping, files([...good, good[3] ?? '']));
    expect(notices).toEqual(['who.csv:6::row-repeated']);
    expect(commandsOf(deals[1], 'AssignRole')).toMatchObject([{ weight: '5' }]);
  });

  it('take the whole deal out with them, and no other', async () => {
    const { deals, faults, rejects } = await importing(mapping, files([...good, '1,c,Gamma,selling,-2,']));
    expect(faults).toEqual(['who.csv:6:weight:weight-negative']);
    expect(deals.map(({ externalId }) => externalId)).toEqual(['2']);
    expect(rejects.get('deals.csv')?.toString()).toBe('id,amount,tandem_fault\n1,10,"Deal 1 is kept out: row 6 of who.csv: -2 is below zero; a weight is not."\n'.replaceAll('"', ''));
    expect(rejects.get('who.csv')?.toString().trim().split('\n')).toHaveLength(5);
    expect(rejects.get('touch-1.csv')?.toString().trim().split('\n')).toHaveLength(3);
  });

  it.each([
    ['a deal that there is not', '3,a,Alpha,selling,1,', 'who.csv:6::deal-unknown', ['1', '2']],
    ['no deal', ',a,Alpha,selling,1,', 'who.csv:6:deal:value-missing', ['1', '2']],
    ['no partner', '2,,Alpha,selling,1,', 'who.csv:6:partner:value-missing', ['1']],
    ['a weight beside none', '2,b,Beta,selling,,', 'deals.csv:3::weight-half-declared', ['1']],
    ['a sum beyond all bounds', '2,b,Beta,selling,0.00000000000001,', 'deals.csv:3::number-out-of-bounds', ['1']],
  ])('may name %s', async (_what, row, fault, ready) => {
    const weight = fault.endsWith('bounds') ? good.map((line) => line.replace(',5,', ',999999999999999,')) : good;
    const { deals, faults } = await importing(mapping, files([...weight, row]));
    expect(faults).toEqual([fault]);
    expect(deals.map(({ externalId }) => externalId)).toEqual(ready);
  });

  it('hold every deal back where it cannot be read to which one they belong', async () => {
    const { deals, faults } = await importing(mapping, files(['"1,c,Gamma,selling,2,', ...good]));
    expect(faults).toEqual(['who.csv:2:deal:quote-unterminated', 'who.csv:2::rows-in-doubt']);
    expect(deals).toEqual([]);
  });

  it('may give a partner two names, or a deal two owners: both are listed, no money depends on it', async () => {
    const { deals, partners, notices } = await importing(mapping, files([...good, '2,a,ALPHA,selling,1,yes', '2,b,Beta,influence,1,true']));
    expect(notices).toEqual(['deals.csv:3::relationship-owners-differ', 'who.csv:2::partner-names-differ']);
    expect(commandsOf(partners[0], 'OnboardPartner')).toMatchObject([{ name: 'Alpha' }]);
    expect(commandsOf(deals[1], 'NameRelationshipOwner')).toEqual([]);
  });
});
