import { describe, expect, it } from '@jest/globals';
import type { DealEvent, RecordedDealEvent, WonDealChange } from '#events';
import type { RuleSetId, UserId } from '#kernel';
import { day, dealId, dealLog, opened, partner, sealed, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { cutDossier, ruleSetOfDeal } from './cut-dossier.js';
import { foldDossiers } from './fold-dossier.js';
import { lastRecordedAt } from './last-recorded.js';

const alpha = partner('alpha');
const beta = partner('beta');
const gamma = partner('gamma');
const change: WonDealChange = { amount: '700.00', closedAt: day(44), roles: [{ partnerId: gamma, role: 'influence', weight: '2', released: false }] };
const account = { name: 'Acme', domain: null, segment: 'public' };
const external = { source: 'crm', id: '006' };
const [one, two] = ['usr_one', 'usr_two'] as [UserId, UserId];

/** One of everything that can be told of a deal, a day each: what happens first on the first day, learned a hundred days later. */
const story: readonly DealEvent[] = [
  /*  0 */ { type: 'DealOpened', data: { dealId, external, account, currency: 'USD', amount: '500.00', model: null, origin: 'partnerLead', sourcePartnerId: alpha, ruleSetId: 'standard' as RuleSetId, dateAssumed: true } },
  /*  1 */ { type: 'DealRegistered', data: { registrationId: 'g1', parties: [{ partnerId: alpha, role: 'selling', weight: '3' }, { partnerId: beta, role: 'influence', weight: null }] } },
  /*  2 */ { type: 'ExpectedContributionStated', data: { registrationId: 'g1', partnerId: gamma, contribution: sealed } },
  /*  3 */ { type: 'RegistrationAccepted', data: { registrationId: 'g1', partnerId: alpha } },
  /*  4 */ { type: 'RegistrationApproved', data: { registrationId: 'g1', boundFor: [beta], validUntil: day(90), reason: sealed } },
  /*  5 */ { type: 'RegistrationExtended', data: { registrationId: 'g1', validUntil: day(99) } },
  /*  6 */ { type: 'RegistrationExpired', data: { registrationId: 'g1' } },
  /*  7 */ { type: 'DealRegistered', data: { registrationId: 'g2', parties: [{ partnerId: gamma, role: 'sourcing', weight: null }] } },
  /*  8 */ { type: 'RegistrationRejected', data: { registrationId: 'g2', reason: sealed } },
  /*  9 */ { type: 'SourcePartnerNamed', data: { partnerId: beta } },
  /* 10 */ { type: 'PartnerEngaged', data: { partnerId: beta, bucket: 'influenced' } },
  /* 11 */ { type: 'TouchpointLogged', data: { touchpointId: 't1', partnerId: alpha, role: 'selling', kind: 'demo', loggedBy: 'partner', imported: false } },
  /* 12 */ { type: 'TouchpointEvidenceAttached', data: { touchpointId: 't1', partnerId: gamma, contactId: null, note: sealed, link: null } },
  /* 13 */ { type: 'TouchpointContested', data: { touchpointId: 't1', side: 'vendor', reason: sealed } },
  /* 14 */ { type: 'TouchpointCorrected', data: { touchpointId: 't1', partnerId: beta, role: null, kind: 'meeting', touchedAt: day(9), reason: null } },
  /* 15 */ { type: 'TouchpointConfirmed', data: { touchpointId: 't1', side: 'vendor' } },
  /* 16 */ { type: 'TouchpointLogged', data: { touchpointId: 't2', partnerId: null, role: null, kind: 'email', loggedBy: 'vendor', imported: true } },
  /* 17 */ { type: 'TouchpointVoided', data: { touchpointId: 't2', reason: sealed } },
  /* 18 */ { type: 'RoleAssigned', data: { partnerId: alpha, role: 'selling', weight: null, registrationId: 'g1' } },
  /* 19 */ { type: 'RoleAssigned', data: { partnerId: beta, role: 'influence', weight: '4', registrationId: null } },
  /* 20 */ { type: 'RoleReleased', data: { partnerId: beta, role: 'influence' } },
  /* 21 */ { type: 'RelationshipOwnerNamed', data: { partnerId: null } },
  /* 22 */ { type: 'StageLeadNamed', data: { stage: 'Demo', partnerId: alpha } },
  /* 23 */ { type: 'HandOffNamed', data: { handOff: 'renewal', partnerId: beta } },
  /* 24 */ { type: 'CommitmentMade', data: { partnerId: alpha, responseHours: 24, meetings: 2, contentPieces: 1 } },
  /* 25 */ { type: 'ExpectedCloseSet', data: { expectedOn: '2026-06-30' } },
  /* 26 */ { type: 'NextStepSet', data: { step: sealed, dueOn: '2026-05-01' } },
  /* 27 */ { type: 'NextStepSet', data: { step: null, dueOn: null } },
  /* 28 */ { type: 'StageChanged', data: { stage: 'Demo' } },
  /* 29 */ { type: 'AmountChanged', data: { amount: '600.00' } },
  /* 30 */ { type: 'ModelChanged', data: { model: 'sell-with' } },
  /* 31 */ { type: 'DealMovedToRuleSet', data: { ruleSetId: 'premium' as RuleSetId } },
  /* 32 */ { type: 'AttributionConfirmed', data: { bucket: 'accelerated' } },
  /* 33 */ { type: 'DealLost', data: { dateAssumed: false } },
  /* 34 */ { type: 'DealReopened', data: { reason: sealed } },
  /* 35 */ { type: 'DealWon', data: { dateAssumed: true } },
  /* 36 */ { type: 'WonDealCorrectionProposed', data: { correctionId: 'k1', proposedBy: one, change, reason: sealed } },
  /* 37 */ { type: 'WonDealCorrected', data: { correctionId: 'k1', approvedBy: two, change } },
  /* 38 */ { type: 'WonDealReopeningProposed', data: { proposedBy: one, reason: sealed } },
  /* 39 */ { type: 'DealInvoiced', data: { invoiceId: 'i1', amount: '650.00' } },
  /* 40 */ { type: 'CashCollected', data: { receiptId: 'c1', amount: '640.00' } },
  /* 41 */ { type: 'MarginSet', data: { margin: '-5.00' } },
  /* 42 */ { type: 'DealRefunded', data: { refundId: 'r1', amount: '10.00' } },
  /* 43 */ { type: 'CreditNoteIssued', data: { creditNoteId: 'n1', amount: '20.00' } },
  /* 44 */ { type: 'CustomerChurned', data: { churnId: 'h1', amount: null, servedMonths: 3, termMonths: 12 } },
];
const log: readonly RecordedDealEvent[] = dealLog(...story.map((event, place) => ({ ...event, at: day(place + 1), recordedAt: day(place + 101) })));

const whole = foldDossiers(undefined, log);

const dossierOfWhole = {
  format: 'tandem.dossier/1', dealId, account: { name: 'Acme', segment: 'public' }, currency: 'USD', amount: '700.00', margin: '-5.00', model: 'sell-with',
  // The correction gives the win another day, so nobody assumes it any more.
  status: 'won', origin: 'partnerLead', sourcePartnerId: beta, createdAt: day(1), closedAt: day(44), assumed: ['createdAt'],
  registeredAt: day(5), registrations: [{ approvedAt: day(5), partnerIds: [alpha, beta], eventId: 'e4' }],
  roles: [{ role: 'selling', partnerId: alpha, weight: '3', eventId: 'e18' }, { role: 'influence', partnerId: gamma, weight: '2', eventId: 'e37' }],
  touchpoints: [{ eventId: 'e11', partnerId: beta, kind: 'meeting', loggedBy: 'partner', occurredAt: day(9), recordedAt: day(112), confirmed: true }],
  stages: [{ stage: 'Demo', enteredAt: day(29), eventId: 'e28' }],
  adjustments: [
    { kind: 'refund', amount: '10.00', at: day(43), eventId: 'e42' }, { kind: 'creditNote', amount: '20.00', at: day(44), eventId: 'e43' },
    { kind: 'churn', servedMonths: 3, termMonths: 12, at: day(45), eventId: 'e44' }],
  invoiced: [{ amount: '650.00', at: day(40), eventId: 'e39' }], collected: [{ amount: '640.00', at: day(41), eventId: 'e40' }],
  bucket: { value: 'accelerated', eventId: 'e32' },
};

describe('a deal of which everything was told that can be', () => {
  it('is evaluated from its public form, which has what counts and leaves out what is not there', () => {
    expect(cutDossier(whole)).toStrictEqual(dossierOfWhole);
    expect(ruleSetOfDeal(whole)).toBe('premium');
  });

  it('is at each moment what was true by then', () => {
    for (const place of log.keys()) {
      const [upTo, asOf] = [foldDossiers(undefined, log.slice(0, place + 1)), day(place + 1)];
      expect(cutDossier(whole, { knownAt: day(place + 101), asOf })).toEqual(cutDossier(upTo, { asOf }));
      expect(cutDossier(whole, { throughRevision: place })).toEqual(cutDossier(upTo));
      expect(ruleSetOfDeal(whole, { throughRevision: place })).toBe(place < 31 ? 'standard' : 'premium');
    }
  });

  it('was last learned of with the last fact that a cut is made of, whichever that is', () => {
    const counted = log.map((_, place) => lastRecordedAt(foldDossiers(undefined, log.slice(0, place + 1))));
    const uncounted = [2, 10, 12, 21, 22, 23, 24, 25, 26, 27, 36, 38];
    let last = 0;
    expect(counted).toEqual(counted.map((_, place) => day(101 + (last = uncounted.includes(place) ? last : place))));
  });
});

describe('a touchpoint that is corrected', () => {
  it('puts the partner whose it was on the deal from the day on which it was', () => {
    const corrected: LogEntry = { type: 'TouchpointCorrected', at: day(40), data: { touchpointId: 't', partnerId: beta, role: null, kind: 'demo', touchedAt: day(3), reason: null } };
    expect(foldDossiers(undefined, dealLog(opened(day(1)), touched(day(5), 't', 'alpha', 'selling'), corrected)).partners.map(({ partnerId, occurredAt, revision }) => [partnerId, occurredAt, revision]))
      .toEqual([[alpha, day(5), 1], [beta, day(3), 2]]);
  });
});

describe('a deal that begins with its win', () => {
  it('is refused: no decider writes that', () => expect(() => foldDossiers(undefined, dealLog(won(day(1))))).toThrow(new Error('deal-d-1 begins with DealWon.')));
});
