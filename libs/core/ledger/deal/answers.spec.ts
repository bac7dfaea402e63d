import { describe, expect, it } from '@jest/globals';
import type { DealEvent } from '#events';
import type { PartnerId, RuleSetId } from '#kernel';
import { acme, created, given, lost, openAcme, won } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { alpha, beta, instant, operator, sealed, standard } from '../../../../test/support/decider/people.js';
import type { DealCommand } from './deal.commands.js';
import { dealReferences } from './deal.facts.js';

const nobody = 'ptr_nobody' as PartnerId;
const commit = { type: 'MakeCommitment', partnerId: alpha, responseHours: 24, meetings: 4, contentPieces: 1 } as const;
const answers: [DealCommand, DealEvent][] = [
  [{ type: 'NameRelationshipOwner', partnerId: alpha }, { type: 'RelationshipOwnerNamed', data: { partnerId: alpha } }],
  [{ type: 'NameRelationshipOwner', partnerId: null }, { type: 'RelationshipOwnerNamed', data: { partnerId: null } }],
  [{ type: 'NameHandOff', handOff: 'support', partnerId: alpha }, { type: 'HandOffNamed', data: { handOff: 'support', partnerId: alpha } }],
  [{ type: 'NameHandOff', handOff: 'renewal', partnerId: null }, { type: 'HandOffNamed', data: { handOff: 'renewal', partnerId: null } }],
  [commit, { type: 'CommitmentMade', data: { partnerId: alpha, responseHours: 24, meetings: 4, contentPieces: 1 } }],
];

describe('the answers before a deal leaves its first stage', () => {
  it.each(answers)('B8: are given, on a won deal too: %j', (command, fact) => {
    given(acme()).when(command).then(fact);
    given(acme(), won).when(command).then(fact);
    given(acme(), fact, won).when(command).thenNothing();
    given(acme(), lost).when(command).thenRejected('deal-already-lost');
  });

  it('B8: are one to each question: a new one replaces the old', () => {
    const owner = (partnerId: PartnerId): DealEvent => ({ type: 'RelationshipOwnerNamed', data: { partnerId } });
    given(acme(), at(created, owner(alpha))).when({ type: 'NameRelationshipOwner', partnerId: beta }).then(owner(beta));
    given(acme(), at(created, owner(alpha)), at(instant('2026-01-20'), owner(beta))).when({ type: 'NameRelationshipOwner', partnerId: alpha }).then(owner(alpha));
    given(acme(), at(created, answers[4]?.[1] as DealEvent)).when({ ...commit, meetings: 5 })
      .then({ type: 'CommitmentMade', data: { partnerId: alpha, responseHours: 24, meetings: 5, contentPieces: 1 } });
  });

  it('B8: name partners of the programme', () => {
    given(acme()).when({ type: 'NameRelationshipOwner', partnerId: nobody }).thenRejected('partner-unknown');
    given(acme()).when({ type: 'NameHandOff', handOff: 'support', partnerId: nobody }).thenRejected('partner-unknown');
    given(acme()).when({ type: 'NameStageLead', stage: 'Demo', partnerId: nobody }).thenRejected('partner-unknown');
    given(acme()).when({ ...commit, partnerId: nobody }).thenRejected('partner-unknown');
  });

  it.each([{ responseHours: 0 }, { responseHours: 8761 }, { meetings: -1 }, { meetings: 1001 }, { contentPieces: 0.5 }, { contentPieces: 1001 }])(
    'B8: are commitments that somebody could keep, not %j', (odd) => {
      given(acme()).when({ ...commit, ...odd }).thenRejected('commitment-out-of-bounds');
    });
});

describe('the other streams that a command needs', () => {
  const filed: DealEvent = { type: 'DealRegistered', data: { registrationId: 'r-1', parties: [{ partnerId: alpha, role: 'selling', weight: null }, { partnerId: beta, role: 'influence', weight: null }] } };
  const change = { amount: null, closedAt: null, roles: [{ partnerId: beta, role: 'selling' as const, weight: null, released: false }] };
  const proposed: DealEvent = { type: 'WonDealCorrectionProposed', data: { correctionId: 'c-1', proposedBy: operator.userId, change, reason: sealed('why') } };
  const { state } = given(acme(), filed, won, proposed);

  it.each<[DealCommand, PartnerId[], RuleSetId[]]>([
    [{ ...openAcme, sourcePartnerId: alpha }, [alpha], [standard]],
    [{ type: 'MoveToRuleSet', ruleSetId: standard }, [], [standard]],
    [{ type: 'AssignRole', partnerId: alpha, role: 'selling', weight: null }, [alpha], []],
    [{ type: 'NameRelationshipOwner', partnerId: null }, [], []],
    [{ type: 'RegisterDeal', registrationId: 'r-2', parties: [alpha, beta, alpha].map((partnerId) => ({ partnerId, role: 'selling', weight: null, expectedContribution: null })) }, [alpha, beta], []],
    [{ type: 'ApproveRegistration', registrationId: 'r-1', boundFor: [], reason: null }, [alpha, beta], []],
    [{ type: 'AcceptRegistration', registrationId: 'r-1', partnerId: alpha }, [alpha, beta], []],
    [{ type: 'ApproveRegistration', registrationId: 'r-9', boundFor: [], reason: null }, [], []],
    [{ type: 'ProposeCorrection', correctionId: 'c-2', change, reason: sealed('why') }, [beta], []],
    [{ type: 'ApproveCorrection', correctionId: 'c-1' }, [beta], []],
    [{ type: 'WinDeal', dateAssumed: false }, [], []],
  ])('are named: %j', (command, partnerIds, ruleSetIds) => {
    expect(dealReferences(command, state)).toEqual({ partnerIds, ruleSetIds });
  });

  it('are none of a deal that does not exist yet', () => {
    expect(dealReferences({ type: 'ApproveCorrection', correctionId: 'c-1' }, { status: 'none' })).toEqual({ partnerIds: [], ruleSetIds: [] });
    expect(dealReferences({ type: 'AcceptRegistration', registrationId: 'r-1', partnerId: alpha }, { status: 'none' })).toEqual({ partnerIds: [], ruleSetIds: [] });
  });
});
