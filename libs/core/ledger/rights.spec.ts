import { describe, expect, it } from '@jest/globals';
import { rights, streamKinds, type Actor, type DealEvent, type Right } from '#events';
import type { DealId, UserId } from '#kernel';
import { acme, given, hasRole, lost, openAcme, touched } from '../../../test/support/decider/deal-scene.js';
import {
  administrator, alpha, auditor, beta, financier, importer, instant, operator, sealed, speakerOf, standard,
} from '../../../test/support/decider/people.js';
import type { CommandRule } from './command-rule.js';
import type { DealCommand } from './deal/deal.commands.js';
import type { DealState } from './deal/deal.state.js';
import { authorise, isTwoPersonAct, rightsTable, twoPersonActs } from './rights.js';
import type { UserState } from './user/user.state.js';

const registered: DealEvent = { type: 'DealRegistered', data: { registrationId: 'r-1', parties: [{ partnerId: alpha, role: 'selling', weight: null }] } };
const byAlpha: DealEvent = { type: 'TouchpointLogged', data: { touchpointId: 'of-alpha', partnerId: alpha, role: null, kind: 'demo', loggedBy: 'partner', imported: false } };
const onDeal = given(acme(), registered, byAlpha, touched(alpha, instant('2026-01-10'), 'of-vendor')).state;
const asks = (command: DealCommand, actor: Actor, state: DealState = onDeal) => authorise('deal', command, actor, state)?.code;

const win: DealCommand = { type: 'WinDeal', dateAssumed: false };
const log = { type: 'LogTouchpoint', touchpointId: 't-1', partnerId: alpha, role: null, kind: 'demo', loggedBy: 'partner', imported: false, contactId: null, note: null, link: null } as const;

describe('the rights table', () => {
  it('has a rule for every command of every stream, and names rights that exist', () => {
    expect(Object.keys(rightsTable).sort()).toEqual([...streamKinds].sort());
    expect(Object.keys(rightsTable.deal)).toHaveLength(40);
    for (const rules of Object.values<object>(rightsTable)) {
      for (const rule of Object.values<unknown>({ ...rules })) {
        const needed = (rule as CommandRule<unknown, DealState>).rights({ loggedBy: 'vendor' }, { status: 'none' });
        expect(needed.every((right) => rights.includes(right))).toBe(true);
        expect(needed).not.toContain('auditor');
        expect(needed).not.toContain('partner');
      }
    }
  });

  it('lets operations run the deal, integrations tell its facts, finance its money; nobody else', () => {
    expect([operator, importer].map((actor) => asks(win, actor))).toEqual([undefined, undefined]);
    expect([financier, auditor, administrator, speakerOf(alpha)].map((actor) => asks(win, actor))).toEqual(Array(4).fill('forbidden'));
    const refund: DealCommand = { type: 'RefundDeal', refundId: 'f-1', amount: '1.00' };
    expect([financier, importer].map((actor) => asks(refund, actor))).toEqual([undefined, undefined]);
    expect([operator, auditor, administrator].map((actor) => asks(refund, actor))).toEqual(Array(3).fill('forbidden'));
  });

  it('lets no integration reopen a deal, nor confirm the attribution of one that was', () => {
    const asked: readonly DealCommand[] = [{ type: 'ReopenDeal', reason: sealed('w') }, { type: 'ProposeReopening', reason: sealed('w') }, { type: 'ApproveReopening' }];
    expect(asked.map((command) => asks(command, importer))).toEqual(Array(3).fill('forbidden'));
    expect(asked.map((command) => asks(command, operator))).toEqual(Array(3).fill(undefined));
    const confirm: DealCommand = { type: 'ConfirmAttribution', bucket: 'none' };
    const again = given(acme(), lost, { type: 'DealReopened', data: { reason: sealed('w') } }).state;
    expect([asks(confirm, importer), asks(confirm, importer, again), asks(confirm, operator, again)]).toEqual([undefined, 'forbidden', undefined]);
  });

  it('lets no integration approve or correct', () => {
    expect(asks({ type: 'ApproveRegistration', registrationId: 'r-1', boundFor: [], reason: null }, importer)).toBe('forbidden');
    expect(asks({ type: 'ProposeCorrection', correctionId: 'c', change: { amount: null, closedAt: null, roles: [] }, reason: sealed('w') }, importer)).toBe('forbidden');
    expect(asks({ type: 'ApproveCorrection', correctionId: 'c' }, importer)).toBe('forbidden');
  });

  it('B11: lets everybody log as what they are', () => {
    for (const [loggedBy, actor] of [['vendor', operator], ['integration', importer], ['partner', speakerOf(alpha)]] as const) {
      for (const other of [operator, importer, speakerOf(alpha)]) {
        expect(asks({ ...log, loggedBy }, other)).toBe(other.userId === actor.userId ? undefined : 'forbidden');
      }
    }
  });

  it('lets an actor without rights do nothing', () => {
    const nobody: Actor = { userId: 'usr_nobody' as UserId, rights: [], partnerId: null };
    expect(asks(win, nobody)).toBe('forbidden');
    expect(asks({ type: 'AcceptRegistration', registrationId: 'r-1', partnerId: alpha }, nobody)).toBe('forbidden');
    expect(asks(log, { ...speakerOf(alpha), rights: [] })).toBe('forbidden');
  });

  it('leaves rule sets to operations and finance, users to administrators, never one to the other', () => {
    const draft = { type: 'DraftRuleSet', ruleSetId: standard, document: {} } as const;
    expect([operator, financier].map((actor) => authorise('ruleset', draft, actor, { status: 'none' }))).toEqual([undefined, undefined]);
    expect(authorise('ruleset', draft, administrator, { status: 'none' })?.code).toBe('forbidden');
    const grant = { type: 'GrantRight', right: 'finance' } as const;
    expect(authorise('user', grant, administrator, { status: 'none' })).toBeUndefined();
    expect([operator, financier, auditor].map((actor) => authorise('user', grant, actor, { status: 'none' })?.code)).toEqual(Array(3).fill('forbidden'));
  });
});

describe('a partner', () => {
  const asAlpha = speakerOf(alpha);

  it('opens deals from its own lead, and no other', () => {
    const lead = { ...openAcme, external: null, origin: 'partnerLead', sourcePartnerId: alpha } as const;
    expect(asks(lead, asAlpha, { status: 'none' })).toBeUndefined();
    for (const odd of [{ sourcePartnerId: beta }, { origin: 'vendor' as const }, { external: { source: 'crm', id: '1' } }, { dateAssumed: true }]) {
      expect(asks({ ...lead, ...odd }, asAlpha, { status: 'none' })).toBe('forbidden');
    }
  });

  it('D1: registers where it names itself, and accepts for itself', () => {
    const party = (partnerId: typeof alpha) => ({ partnerId, role: 'selling', weight: null, expectedContribution: null }) as const;
    expect(asks({ type: 'RegisterDeal', registrationId: 'r-2', parties: [party(beta), party(alpha)] }, asAlpha)).toBeUndefined();
    expect(asks({ type: 'RegisterDeal', registrationId: 'r-2', parties: [party(beta)] }, asAlpha)).toBe('forbidden');
    expect(asks({ type: 'AcceptRegistration', registrationId: 'r-1', partnerId: alpha }, asAlpha)).toBeUndefined();
    expect(asks({ type: 'AcceptRegistration', registrationId: 'r-1', partnerId: beta }, asAlpha)).toBe('forbidden');
    expect(asks({ type: 'AcceptRegistration', registrationId: 'r-1', partnerId: alpha }, operator)).toBe('forbidden');
  });

  it('B11: logs its own touchpoints, and corrects and voids what it logged', () => {
    expect(asks(log, asAlpha)).toBeUndefined();
    expect(asks({ ...log, partnerId: beta }, asAlpha)).toBe('forbidden');
    expect(asks({ ...log, partnerId: null }, asAlpha)).toBe('forbidden');
    expect(asks({ ...log, imported: true }, asAlpha)).toBe('forbidden');
    const correct = { type: 'CorrectTouchpoint', touchpointId: 'of-alpha', partnerId: alpha, role: null, kind: 'demo', touchedAt: instant('2026-01-11'), reason: null } as const;
    expect(asks(correct, asAlpha)).toBeUndefined();
    expect(asks({ ...correct, partnerId: beta }, asAlpha)).toBe('forbidden');
    expect(asks({ ...correct, touchpointId: 'of-vendor' }, asAlpha)).toBe('forbidden');
    expect(asks({ type: 'VoidTouchpoint', touchpointId: 'of-alpha', reason: sealed('w') }, asAlpha)).toBeUndefined();
    expect(asks({ type: 'VoidTouchpoint', touchpointId: 'of-vendor', reason: sealed('w') }, asAlpha)).toBe('forbidden');
    expect(asks({ type: 'ConfirmTouchpoint', touchpointId: 'of-vendor', side: 'partner' }, asAlpha)).toBeUndefined();
    expect(asks({ type: 'ConfirmTouchpoint', touchpointId: 'of-vendor', side: 'vendor' }, asAlpha)).toBe('forbidden');
  });

  it('makes commitments for itself', () => {
    const commit = { type: 'MakeCommitment', responseHours: 24, meetings: 1, contentPieces: 0 } as const;
    expect(asks({ ...commit, partnerId: alpha }, asAlpha)).toBeUndefined();
    expect(asks({ ...commit, partnerId: beta }, asAlpha)).toBe('forbidden');
  });

  it('D1: named in a registration answers it, and does not know of the deal until it has', () => {
    const filed: DealEvent = { type: 'DealRegistered', data: { registrationId: 'r-2', parties: [{ partnerId: beta, role: 'selling', weight: null }] } };
    const accept = { type: 'AcceptRegistration', registrationId: 'r-2', partnerId: beta } as const;
    const asBeta = speakerOf(beta);
    const named = given(acme(), filed).state;
    expect(asks(accept, asBeta, named)).toBeUndefined();
    for (const command of [log, { ...log, partnerId: beta }, { ...accept, partnerId: alpha }, { ...accept, registrationId: 'r-1' }, win] as const) expect(asks(command, asBeta, named)).toBe('deal-unknown');
    expect(asks({ ...log, partnerId: beta }, asBeta, given(acme(), filed, { type: 'RegistrationAccepted', data: { registrationId: 'r-2', partnerId: beta } }).state)).toBeUndefined();
    const approved: DealEvent = { type: 'RegistrationApproved', data: { registrationId: 'r-2', boundFor: [beta], validUntil: null, reason: sealed('why') } };
    expect(asks({ ...log, partnerId: beta }, asBeta, given(acme(), filed, approved).state)).toBeUndefined();
  });

  it('is told of a deal it is not on exactly what it is told of one that does not exist', () => {
    for (const command of [win, log, { ...openAcme, dealId: 'deal_acme' as DealId }]) {
      expect(authorise('deal', command, speakerOf(beta), onDeal)).toEqual({ code: 'deal-unknown', message: 'There is no such deal.' });
    }
    expect(authorise('deal', win, speakerOf(beta), { status: 'none' })).toEqual(authorise('deal', win, speakerOf(beta), onDeal));
  });

  it.each<[string, DealEvent]>([
    ['a role', hasRole(beta, 'influence')], ['a released role', { type: 'RoleReleased', data: { partnerId: beta, role: 'influence' } }],
    ['an engagement', { type: 'PartnerEngaged', data: { partnerId: beta, bucket: null } }],
    ['the source', { type: 'SourcePartnerNamed', data: { partnerId: beta } }], ['the relationship', { type: 'RelationshipOwnerNamed', data: { partnerId: beta } }],
    ['a stage', { type: 'StageLeadNamed', data: { stage: 'Demo', partnerId: beta } }], ['a hand-off', { type: 'HandOffNamed', data: { handOff: 'support', partnerId: beta } }],
    ['a commitment', { type: 'CommitmentMade', data: { partnerId: beta, responseHours: 1, meetings: 0, contentPieces: 0 } }],
  ])('is on a deal by %s', (_, fact) => {
    const command = { ...log, partnerId: beta } as const;
    expect(asks(command, speakerOf(beta), given(acme()).state)).toBe('deal-unknown');
    expect(asks(command, speakerOf(beta), given(acme(), fact).state)).toBeUndefined();
  });

  it('names its own contacts, and nothing else of a partner', () => {
    const state = { status: 'active', partnerId: alpha, name: 'Alpha', kind: null, external: null, agreements: new Map(), contacts: new Map(), tier: { decided: false },
  payee: { named: false }, choices: new Map(), writeOffs: new Map() } as const;
    const contact = { type: 'NameContact', contactId: 'c-1', person: sealed('p') } as const;
    expect(authorise('partner', contact, asAlpha, state)).toBeUndefined();
    expect(authorise('partner', contact, speakerOf(beta), state)?.code).toBe('forbidden');
    expect(authorise('partner', { type: 'GrantTier', tier: 'gold', from: '2026-01-01' }, asAlpha, state)?.code).toBe('forbidden');
    expect(authorise('partner', { type: 'ResumePartner' }, asAlpha, state)?.code).toBe('forbidden');
  });
});

describe('API keys of one\'s own', () => {
  const state: UserState = {
    status: 'active', userId: operator.userId, name: sealed('name'), partnerId: null, rights: new Map([['operations', administrator.userId], ['auditor', administrator.userId]] as const), proposals: new Map(), apiKeys: new Map(), password: null, passwordsFrom: new Set(), financeKeyOutstanding: false };
  const issue = (scopes: Right[]) => ({ type: 'IssueApiKey', apiKeyId: 'k-1', keyDigest: '0'.repeat(64), scopes, expiresAt: null }) as const;

  it('are made and revoked by everybody, with no more scope than one acts with', () => {
    expect(authorise('user', issue(['operations']), operator, state)).toBeUndefined();
    expect(authorise('user', issue(['operations', 'auditor']), operator, state)?.code).toBe('forbidden');
    expect(authorise('user', { type: 'RevokeApiKey', apiKeyId: 'k-1' }, operator, state)).toBeUndefined();
    expect(authorise('user', issue(['operations']), financier, state)?.code).toBe('forbidden');
    expect(authorise('user', { type: 'RevokeApiKey', apiKeyId: 'k-1' }, financier, state)?.code).toBe('forbidden');
  });
});

describe('acts of two persons', () => {
  it('end with an approval, or with the grant of a right that takes two', () => {
    expect(twoPersonActs).toEqual(expect.arrayContaining(['ApproveRuleSet', 'GrantRight', 'ApproveCorrection', 'ApproveReopening']));
    expect(isTwoPersonAct({ type: 'ApproveRuleSet', version: 1 })).toBe(true);
    expect(isTwoPersonAct({ type: 'ApproveCorrection', correctionId: 'c-1' })).toBe(true);
    expect(isTwoPersonAct({ type: 'ApproveReopening' })).toBe(true);
    expect(rights.filter((right) => isTwoPersonAct({ type: 'GrantRight', right }))).toEqual(['finance', 'administrator']);
    expect(isTwoPersonAct({ type: 'ProposeRuleSet', version: 1 })).toBe(false);
  });
});
