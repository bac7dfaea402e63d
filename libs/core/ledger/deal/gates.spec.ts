import { describe, it } from '@jest/globals';
import type { DealEvent } from '#events';
import { acme, closed, facts, gated, given, hasRole, programmeWith, touched } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { alpha, beta, instant } from '../../../../test/support/decider/people.js';

const win = { type: 'WinDeal', dateAssumed: false } as const;
const wonFact: DealEvent = { type: 'DealWon', data: { dateAssumed: false } };
const into = (stage: string) => ({ type: 'ChangeStage', stage }) as const;
const entered = (stage: string): DealEvent => ({ type: 'StageChanged', data: { stage } });
const onClose = { occurredAt: closed };

const filed: DealEvent = { type: 'DealRegistered', data: { registrationId: 'r-1', parties: [{ partnerId: alpha, role: 'selling', weight: null }] } };
const approved = (validUntil: string | null): DealEvent =>
  ({ type: 'RegistrationApproved', data: { registrationId: 'r-1', boundFor: [], validUntil: validUntil === null ? null : instant(validUntil), reason: null } });

const allAnswers: readonly DealEvent[] = [
  { type: 'RelationshipOwnerNamed', data: { partnerId: alpha } },
  ...['Discovery', 'Demo', 'Negotiation'].map((stage): DealEvent => ({ type: 'StageLeadNamed', data: { stage, partnerId: null } })),
  ...(['onboarding', 'support', 'renewal'] as const).map((handOff): DealEvent => ({ type: 'HandOffNamed', data: { handOff, partnerId: beta } })),
  { type: 'CommitmentMade', data: { partnerId: alpha, responseHours: 24, meetings: 4, contentPieces: 1 } },
];

describe('the gate attributionBeforeWon', () => {
  const on = { ...onClose, facts: gated('attributionBeforeWon') };

  it('A9: refuses to win before attribution is confirmed', () => {
    given(acme()).when(win, on).thenRejected('attribution-not-confirmed');
  });

  it('A9: lets a deal be won when the answer is none', () => {
    given(acme(), { type: 'AttributionConfirmed', data: { bucket: 'none' } }).when(win, on).then(wonFact);
  });

  it('A9: lets a deal be lost without an answer', () => {
    given(acme()).when({ type: 'LoseDeal', dateAssumed: false }, on).then({ type: 'DealLost', data: { dateAssumed: false } });
  });

  it('refuses nothing when it is off', () => given(acme()).when(win, onClose).then(wonFact));
});

describe('the gate handOffs', () => {
  const on = { facts: gated('handOffs') };
  const prepared = [acme(), hasRole(alpha, 'selling'), ...allAnswers];

  it('B8: lets a deal leave its first stage with an answer to every question', () => {
    given(...prepared, entered('Discovery')).when(into('Demo'), on).then(entered('Demo'));
    given(...prepared).when(win, { ...on, ...onClose }).then(wonFact);
  });

  it('B8: lets a deal into its first stage without any', () => {
    given(acme()).when(into('Discovery'), on).then(entered('Discovery'));
  });

  it.each([
    ['RelationshipOwnerNamed', /owner of the relationship/], ['CommitmentMade', /commitments of ptr_alpha/],
    ['StageLeadNamed', /lead of stage Discovery.*Demo.*Negotiation/], ['HandOffNamed', /onboarding.*support.*renewal/],
  ])('B8: refuses to leave the first stage without %s, and says what is missing', (type, message) => {
    const lacking = prepared.filter((past) => !('type' in past) || past.type !== type);
    given(...lacking, entered('Discovery')).when(into('Demo'), on).thenRejected('hand-offs-missing', { message });
    given(...lacking).when(into('Negotiation'), on).thenRejected('hand-offs-missing', { message });
    given(...lacking).when(win, { ...on, ...onClose }).thenRejected('hand-offs-missing', { message });
  });

  it('B8: asks for the commitments of every partner with a role, and of no other', () => {
    given(...prepared, hasRole(beta, 'influence')).when(into('Demo'), on).thenRejected('hand-offs-missing', { message: /commitments of ptr_beta/ });
    given(acme(), ...allAnswers.filter(({ type }) => type !== 'CommitmentMade')).when(into('Demo'), on).then(entered('Demo'));
  });

  it('refuses nothing when it is off', () => given(acme()).when(into('Demo')).then(entered('Demo')));
});

describe('the gate stageLeads', () => {
  const on = { facts: gated('stageLeads') };

  it('B9: refuses to begin a stage without a lead', () => {
    given(acme()).when(into('Discovery'), on).thenRejected('stage-without-lead', { message: /Discovery/ });
  });

  it.each([[alpha], [null]])('B9: lets a stage begin that is led by %j, the vendor included', (partnerId) => {
    given(acme(), { type: 'StageLeadNamed', data: { stage: 'Demo', partnerId } }).when(into('Demo'), on).then(entered('Demo'));
  });

  it('refuses nothing when it is off', () => given(acme()).when(into('Discovery')).then(entered('Discovery')));
});

describe('the gate registrationBeforeAdvance', () => {
  const on = { facts: gated('registrationBeforeAdvance') };

  it.each([['a touchpoint', touched(alpha, instant('2026-01-10'))], ['a role', hasRole(alpha, 'selling')]])(
    'D3: refuses to advance a deal that %s of a partner touched without a registration', (_, touch) => {
      given(acme(), touch).when(into('Demo'), on).thenRejected('registration-missing');
      given(acme(), touch).when(win, { ...on, ...onClose }).thenRejected('registration-missing');
      given(acme(), touch, filed).when(into('Demo'), on).thenRejected('registration-missing');
    });

  it('D3: lets it advance under an approved registration, until that ends', () => {
    const deal = given(acme(), hasRole(alpha, 'selling'), filed, approved('2026-02-02'));
    deal.when(into('Demo'), on).then(entered('Demo'));
    deal.when(into('Demo'), { ...on, occurredAt: instant('2026-02-03') }).thenRejected('registration-missing');
    given(acme(), hasRole(alpha, 'selling'), filed, approved(null)).when(win, { ...on, ...onClose }).then(wonFact);
    given(acme(), hasRole(alpha, 'selling'), filed, approved('2026-02-01'), { type: 'RegistrationExpired', data: { registrationId: 'r-1' } })
      .when(into('Demo'), on).thenRejected('registration-missing');
  });

  it('D3: does not hold up what only the vendor touched, nor what was voided or released', () => {
    given(acme(), touched(null, instant('2026-01-10'))).when(into('Demo'), on).then(entered('Demo'));
    given(acme(), touched(alpha, instant('2026-01-10'), 't-1'), { type: 'TouchpointVoided', data: { touchpointId: 't-1', reason: { textId: 'v', digest: 'b'.repeat(64) } } })
      .when(into('Demo'), on).then(entered('Demo'));
    given(acme(), hasRole(alpha, 'selling'), { type: 'RoleReleased', data: { partnerId: alpha, role: 'selling' } }).when(into('Demo'), on).then(entered('Demo'));
  });

  it('D3: does not hold up the first stage', () => {
    given(acme(), hasRole(alpha, 'selling')).when(into('Discovery'), on).then(entered('Discovery'));
  });

  it('refuses nothing when it is off', () => given(acme(), hasRole(alpha, 'selling')).when(into('Demo')).then(entered('Demo')));
});

describe('a stage', () => {
  it('is one of the programme\'s, where it defines any', () => {
    given(acme()).when(into('Haggling')).thenRejected('stage-unknown', { message: /Discovery, Demo, Negotiation/ });
    given(acme()).when(into('Haggling'), { facts: { ...facts, programme: programmeWith([], { stages: [] }) } }).then(entered('Haggling'));
    given(acme()).when({ type: 'NameStageLead', stage: 'Haggling', partnerId: null }).thenRejected('stage-unknown');
  });

  it('is the first one entered where the programme defines none', () => {
    const free = { facts: { ...facts, programme: programmeWith(['handOffs'], { stages: [] }) } };
    given(acme()).when(into('Haggling'), free).then(entered('Haggling'));
    given(acme(), entered('Haggling')).when(into('Shouting'), free).thenRejected('hand-offs-missing');
  });

  it('imported with its whole history again is nothing new, also on a won deal', () => {
    const past = [acme(), at(instant('2026-01-10'), entered('Discovery')), at(instant('2026-01-20'), entered('Demo'))];
    given(...past).when(into('Discovery'), { occurredAt: instant('2026-01-10') }).thenNothing();
    given(...past, at(closed, wonFact)).when(into('Demo'), { occurredAt: instant('2026-01-20') }).thenNothing();
    given(...past, at(closed, wonFact)).when(into('Discovery'), { occurredAt: instant('2026-01-10') }).thenNothing();
    given(...past).when(into('Discovery')).then(entered('Discovery'));
  });

  it('does not change on a closed deal, nor before the deal existed', () => {
    given(acme(), at(closed, wonFact)).when(into('Demo')).thenRejected('deal-already-won');
    given(acme(), at(closed, { type: 'DealLost', data: { dateAssumed: false } })).when(into('Demo')).thenRejected('deal-already-lost');
    given(acme()).when(into('Demo'), { occurredAt: instant('2025-12-31') }).thenRejected('stage-before-opened');
  });
});

describe('every gate, before history that another system tells', () => {
  const on = { facts: gated('registrationBeforeAdvance', 'attributionBeforeWon', 'handOffs', 'stageLeads') };
  const later = instant('2026-07-01');
  const imported = { ...acme({ external: { source: 'crm', id: 'O-1' } }), learnedAt: later };
  const touch = hasRole(alpha, 'selling');

  it('D3: holds back nothing that was over when the ledger first heard of the deal', () => {
    given(imported, touch).when(into('Demo'), on).then(entered('Demo'));
    given(imported, touch).when(win, { ...on, ...onClose }).then(wonFact);
  });

  it('D3: stands before what happened since, and before what people tell of a deal of their own', () => {
    given(imported, touch).when(into('Demo'), { ...on, occurredAt: later }).thenRejected('registration-missing');
    given({ ...acme({ external: null }), learnedAt: later }, touch).when(win, { ...on, ...onClose }).thenRejected('registration-missing');
    given(imported).when(into('Discovery'), { ...on, occurredAt: later }).thenRejected('stage-without-lead');
    given(imported).when(win, { facts: gated('attributionBeforeWon'), occurredAt: later }).thenRejected('attribution-not-confirmed');
  });
});
