import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluateDocuments, type Result } from '#rules';
import { commandsOf, importing, runOver } from './spec-support/given-source.js';
import type { StreamCommands } from './streams/stream-commands.js';

const mapping = readFileSync('examples/ecsel/mapping.yaml', 'utf8');
const ruleSetText = readFileSync('examples/ecsel/ruleset.yaml', 'utf8');
const zone = 'Europe/Brussels';

/** The dossier that a deal's commands amount to. */
const dossierOf = (deal: StreamCommands): unknown => {
  const [opened] = commandsOf(deal, 'OpenDeal');
  const won = deal.commands.find(({ command }) => command.type === 'WinDeal');
  return {
    format: 'tandem.dossier/1', dealId: deal.externalId, currency: opened?.['currency'], amount: opened?.['amount'], model: opened?.['model'], status: 'won',
    createdAt: deal.commands[0]?.occurredAt, closedAt: won?.occurredAt, touchpoints: [],
    roles: commandsOf(deal, 'AssignRole').map(({ role, partnerId, weight }, place) => ({ role, partnerId, weight, eventId: `${deal.externalId}-${place}` })),
  };
};

const creditsOf = (deals: readonly StreamCommands[]): Map<string, bigint> => {
  const evaluated = evaluateDocuments({ ruleSetText, dossiersText: deals.map((deal) => JSON.stringify(dossierOf(deal))).join('\n') });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.faults));
  const result = JSON.parse(evaluated.resultText) as Result;
  const credits = new Map<string, bigint>();
  for (const { dealId, lines } of result.deals) {
    for (const { partnerId, amount } of lines) credits.set(`${dealId} ${partnerId}`, (credits.get(`${dealId} ${partnerId}`) ?? 0n) + BigInt(amount.replace('.', '')));
  }
  return credits;
};

/** What each organisation was granted, in cents, from the weights that the commands declare. */
const grantsOf = (deals: readonly StreamCommands[]): Map<string, bigint> =>
  new Map(deals.flatMap((deal) => commandsOf(deal, 'AssignRole').map(({ partnerId, weight }) => {
    const [whole = '', decimals = ''] = String(weight).split('.');
    return [`${deal.externalId} ${String(partnerId)}`, BigInt(whole + decimals.padEnd(2, '0'))] as const;
  })));

describe('the rule set of the ECSEL example', () => {
  it('credits each of the 1,774 pairs with its grant, to the cent', async () => {
    const { deals } = await runOver({ mapping, folder: 'examples/ecsel/data', timeZone: zone });
    const credits = creditsOf(deals);
    expect(credits.size).toBe(1774);
    expect(credits).toEqual(grantsOf(deals));
  });

  it.each([
    ['one organisation', '4999999999999.99', ['4999999999999.99']],
    ['one organisation with a single cent', '0.01', ['0.01']],
    ['organisations of which only one is granted anything', '123456789012.35', ['0.00', '123456789012.35', '0']],
    ['organisations that are granted nothing', '0.00', ['0.00', '0.00']],
  ])('credits a project of %s exactly, although it is solo', async (_what, grant, shares) => {
    const { deals } = await importing(mapping, {
      'projects.csv': `projectID,acronym,title,startDate,ecMaxContribution,fundingScheme\n1,A,B,,${grant},RIA\n`,
      'participants.csv': ['projectID,organisationID,name,shortName,role,ecContribution', ...shares.map((share, place) => `1,9${place},Org ${place},,participant,${share}`)].join('\n'),
    }, zone);
    expect(commandsOf(deals[0], 'OpenDeal')).toMatchObject([{ dateAssumed: true }]);
    expect(creditsOf(deals)).toEqual(grantsOf(deals));
  });
});

describe('the mapping of the ECSEL example, on other years of the source', () => {
  it('takes an organisation without id by its name, a repeated row once, an empty contribution for zero, and lists them', async () => {
    const { deals, faults, notices } = await importing(mapping, {
      'projects.csv': '\ufeffprojectID,acronym,title,startDate,ecMaxContribution,fundingScheme\r\n1,A,B,2019-05-01,30.5,RIA\r\n',
      'participants.csv': ['\ufeffprojectID,organisationID,name,shortName,role,ecContribution', '1,,ŁÓDŹ "SP" Z O.O.,,coordinator,10.25'.replace('ŁÓDŹ "SP" Z O.O.', '"ŁÓDŹ ""SP"" Z O.O."'),
        '1,92,Ω,,participant,20.25', '1,92,Ω,,participant,20.25', '1,93,Zero,,thirdParty,'].join('\r\n'),
    }, zone);
    expect(faults).toEqual([]);
    expect(notices).toEqual(['participants.csv:2:organisationID:taken-from-other-column', 'participants.csv:4::row-repeated']);
    expect(creditsOf(deals)).toEqual(grantsOf(deals));
    expect([...creditsOf(deals).values()].sort()).toEqual([0n, 1025n, 2025n]);
  });
});

describe('the rule set of the Maven example', () => {
  it('has no fault', () => {
    expect(evaluateDocuments({ ruleSetText: readFileSync('examples/maven/ruleset.yaml', 'utf8'), dossiersText: '' })).toMatchObject({ ok: true });
  });
});
