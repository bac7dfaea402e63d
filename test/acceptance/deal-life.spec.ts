import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { accepted, type Answer } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';

let api: TestApi;
let people: People;

beforeAll(async () => {
  api = await startTestApi();
  people = await foundProgramme(api);
}, 120_000);
afterAll(() => api.close());

const at = (day: string, time = '12:00') => `2026-${day}T${time}:00.000Z`;
const typesOf = ({ body }: Answer) => (body.events ?? []).map(({ type }) => type);

describe('the life of a deal over HTTP', () => {
  const deal = '/v1/deals/deal_life';

  it('begins with a registration of several partners, which they accept and operations approve', async () => {
    const { operations, alpha, beta } = people;
    await openDeal(operations, 'deal_life');
    const filed = await accepted(operations.post(`${deal}/registrations`, {
      registrationId: 'R-1', occurredAt: at('01-06'),
      parties: [
        { partnerId: 'ptr_alpha', role: 'sourcing', expectedContribution: 'Knows the board of directors well.' },
        { partnerId: 'ptr_beta', role: 'selling', weight: '2' },
      ],
    }));
    expect(typesOf(filed)).toEqual(['DealRegistered', 'ExpectedContributionStated']);
    expect(typesOf(await accepted(alpha.post(`${deal}/registrations/R-1/accept`, { partnerId: 'ptr_alpha' })))).toEqual(['RegistrationAccepted']);
    expect(typesOf(await accepted(operations.post(`${deal}/registrations/R-1/approve`)))).toEqual(['RegistrationApproved', 'RoleAssigned']);
    expect(typesOf(await accepted(beta.post(`${deal}/registrations/R-1/accept`, { partnerId: 'ptr_beta' })))).toEqual(['RegistrationAccepted', 'RoleAssigned']);
  });

  it('goes on with touchpoints that the other side confirms, contests, corrects and voids', async () => {
    const { operations, alpha, beta } = people;
    const log = { kind: 'demo', loggedBy: 'partner', role: 'sourcing', partnerId: 'ptr_alpha', note: 'Whispered in the corridor.', occurredAt: at('01-20') };
    expect(typesOf(await accepted(alpha.post(`${deal}/touchpoints`, { ...log, touchpointId: 'T-1' })))).toEqual(['TouchpointLogged', 'TouchpointEvidenceAttached']);
    await accepted(operations.post(`${deal}/touchpoints/T-1/confirm`, { side: 'vendor' }));
    await accepted(operations.post(`${deal}/touchpoints`, { touchpointId: 'T-2', kind: 'meeting', loggedBy: 'vendor', partnerId: 'ptr_beta', role: 'selling', occurredAt: at('02-01') }));
    expect(typesOf(await accepted(beta.post(`${deal}/touchpoints/T-2/contest`, { side: 'partner', reason: 'It was a call.' })))).toEqual(['TouchpointContested']);
    expect(typesOf(await accepted(operations.post(`${deal}/touchpoints/T-2/correct`, { kind: 'email', partnerId: 'ptr_beta', role: 'selling', touchedAt: at('02-02') })))).toEqual(['TouchpointCorrected']);
    await accepted(operations.post(`${deal}/touchpoints`, { touchpointId: 'T-3', kind: 'demo', loggedBy: 'vendor', partnerId: 'ptr_beta', occurredAt: at('02-03') }));
    expect(typesOf(await accepted(operations.post(`${deal}/touchpoints/T-3/void`, { reason: 'Logged twice.' })))).toEqual(['TouchpointVoided']);
  });

  it('names who has which part in it', async () => {
    const { operations } = people;
    const acts: readonly (readonly [path: string, body: object, type: string])[] = [
      ['roles', { partnerId: 'ptr_gamma', role: 'technicalValidation', weight: '1' }, 'RoleAssigned'],
      ['roles/release', { partnerId: 'ptr_gamma', role: 'technicalValidation' }, 'RoleReleased'],
      ['relationship-owner', { partnerId: 'ptr_alpha' }, 'RelationshipOwnerNamed'],
      ['stage-leads', { stage: 'Discovery', partnerId: 'ptr_beta' }, 'StageLeadNamed'],
      ['hand-offs', { handOff: 'onboarding', partnerId: null }, 'HandOffNamed'],
      ['commitments', { partnerId: 'ptr_alpha', responseHours: 24, meetings: 4, contentPieces: 0 }, 'CommitmentMade'],
      ['engagements', { partnerId: 'ptr_gamma', bucket: 'influenced', activity: { touchpointId: 'T-9', kind: 'introduction' } }, 'PartnerEngaged'],
      ['source-partner', { partnerId: 'ptr_alpha' }, 'SourcePartnerNamed'],
      ['stage', { stage: 'Discovery', occurredAt: at('02-04') }, 'StageChanged'],
      ['amount', { amount: '48000.00', occurredAt: at('02-05') }, 'AmountChanged'],
      ['model', { model: 'sell-through', occurredAt: at('02-05') }, 'ModelChanged'],
    ];
    for (const [path, body, type] of acts) {
      expect([path, typesOf(await accepted(operations.post(`${deal}/${path}`, body)))]).toEqual([path, expect.arrayContaining([type])]);
    }
  });

  it('is won, invoiced, collected, refunded and credited, and loses its customer', async () => {
    const { operations, finance } = people;
    await accepted(operations.post(`${deal}/attribution`, { bucket: 'influenced' }));
    expect(typesOf(await accepted(operations.post(`${deal}/win`, { occurredAt: at('03-20') })))).toEqual(['DealWon']);
    const money: readonly (readonly [path: string, body: object, type: string])[] = [
      ['invoices', { amount: '48000.00', occurredAt: at('03-21') }, 'DealInvoiced'],
      ['collections', { amount: '24000.00', occurredAt: at('04-01') }, 'CashCollected'],
      ['margin', { margin: '-12.50' }, 'MarginSet'],
      ['refunds', { refundId: 'F-1', amount: '1000.00', occurredAt: at('05-01') }, 'DealRefunded'],
      ['credit-notes', { amount: '10.00', occurredAt: at('05-02') }, 'CreditNoteIssued'],
      ['churn', { servedMonths: 6, termMonths: 12, occurredAt: at('06-01') }, 'CustomerChurned'],
    ];
    for (const [path, body, type] of money) {
      const answer = await accepted(finance.post(`${deal}/${path}`, body));
      expect([path, typesOf(answer)]).toEqual([path, [type]]);
      if (path === 'invoices') expect(answer.body.partId).toMatch(/^inv_[0-9a-f-]{36}$/);
    }
  });

  it('changes after the win only by a correction of two persons, or by being reopened', async () => {
    const { operations, otherOperations } = people;
    const late = await operations.post(`${deal}/amount`, { amount: '1.00' });
    expect([late.status, late.body.code]).toEqual([409, 'deal-already-won']);
    await accepted(operations.post(`${deal}/corrections`, { correctionId: 'K-1', change: { amount: '47000.00', roles: [] }, reason: 'The order form says so.' }));
    const alone = await operations.post(`${deal}/corrections/K-1/approve`);
    expect([alone.status, alone.body.code]).toEqual([409, 'correction-needs-second-person']);
    const corrected = await accepted(otherOperations.post(`${deal}/corrections/K-1/approve`));
    expect([typesOf(corrected), corrected.body.partId]).toEqual([['WonDealCorrected'], 'K-1']);
    const oneStep = await operations.post(`${deal}/reopen`, { reason: 'The order was withdrawn.' });
    expect([oneStep.status, oneStep.body.code]).toEqual([409, 'reopening-needs-second-person']);
    expect(typesOf(await accepted(operations.post(`${deal}/reopening`, { reason: 'The order was withdrawn.' })))).toEqual(['WonDealReopeningProposed']);
    const itself = await operations.post(`${deal}/reopening/approve`);
    expect([itself.status, itself.body.code]).toEqual([409, 'reopening-needs-second-person']);
    expect(typesOf(await accepted(otherOperations.post(`${deal}/reopening/approve`)))).toEqual(['DealReopened']);
    const earlier = await operations.post(`${deal}/win`, { occurredAt: at('03-20') });
    expect([earlier.status, earlier.body.code]).toEqual([409, 'won-before-reopened']);
    expect(typesOf(await accepted(operations.post(`${deal}/lose`)))).toEqual(['DealLost']);
  });

  it('leaves no free text in the log, and seals what was said in the vault', async () => {
    const client = new Client({ connectionString: api.connectionString });
    await client.connect();
    const log = await client.query<{ text: string }>('SELECT data || metadata AS text FROM log.events');
    const { rows: [vault] } = await client.query<{ count: string }>('SELECT count(*) FROM vault.texts');
    await client.end();
    const said = ['Knows the board', 'Whispered', 'It was a call', 'Logged twice', 'The order form', 'withdrawn', 'of the tests'];
    expect(log.rows.length).toBeGreaterThan(40);
    for (const text of said) expect(log.rows.filter((row) => row.text.includes(text))).toEqual([]);
    expect(Number(vault?.count)).toBeGreaterThanOrEqual(said.length);
  });
});

describe('a partner over HTTP', () => {
  it('is renamed, bound by agreements, given contacts and a tier, suspended and resumed', async () => {
    const { operations } = people;
    const acts: readonly (readonly [path: string, body: object, type: string])[] = [
      ['name', { name: 'Gamma Consulting' }, 'PartnerRenamed'],
      ['agreements', { agreementId: 'A-1', from: '2026-01-01' }, 'AgreementSigned'],
      ['agreements/A-1/end', { on: '2026-12-31' }, 'AgreementEnded'],
      ['contacts', { contactId: 'C-1', person: 'Robin Lee <robin@gamma.example>' }, 'ContactNamed'],
      ['contacts/C-1/remove', {}, 'ContactRemoved'],
      ['tier', { tier: 'preferred', from: '2026-02-01' }, 'TierGranted'],
      ['suspend', { reason: 'Agreement under review.' }, 'PartnerSuspended'],
    ];
    for (const [path, body, type] of acts) {
      expect([path, typesOf(await accepted(operations.post(`/v1/partners/ptr_gamma/${path}`, body)))]).toEqual([path, [type]]);
    }
    await openDeal(operations, 'deal_suspended');
    const refused = await operations.post('/v1/deals/deal_suspended/roles', { partnerId: 'ptr_gamma', role: 'influence' });
    expect([refused.status, refused.body.code]).toEqual([409, 'partner-suspended']);
    expect(typesOf(await accepted(operations.post('/v1/partners/ptr_gamma/resume')))).toEqual(['PartnerResumed']);
  });
});
