import { describe, expect, it } from '@jest/globals';
import type { DealEvent, RuleSetEvent, UserEvent } from '#events';
import { digestOf, type PartnerId, type UserId } from '#kernel';
import { acme, given, won } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { administrator, financier, now, operator, otherAdministrator, sealed, standard } from '../../../../test/support/decider/people.js';
import { proposerOf, rightsTable, twoPersonActs } from '../rights.js';
import { ruleSetDecider } from '../rule-set/rule-set.decider.js';
import { dependence, keyIssuersOf, type Person } from './independence.js';
import { userDecider } from './user.decider.js';

const [olga, otto, ada, bea] = ['usr_olga', 'usr_otto', 'usr_ada', 'usr_bea'] as unknown as readonly [UserId, UserId, UserId, UserId];
const machine = 'usr_local-operator' as UserId;
const person = (userId: UserId, keysFrom: readonly UserId[] = [], rightsFrom: readonly UserId[] = []): Person =>
  ({ userId, keysFrom: new Set(keysFrom), rightsFrom: new Set(rightsFrom) });

describe('two users are two persons', () => {
  const cases: readonly (readonly [what: string, one: Person, other: Person, twoPersons: boolean])[] = [
    ['where nobody stands behind both', person(olga, [ada], [ada]), person(otto, [bea], [bea]), true],
    ['where the machine\'s operator made both, as it makes the first ones', person(olga, [machine], [machine]), person(otto, [machine], [machine]), true],
    ['where one administrator granted rights to both', person(olga, [ada], [ada]), person(otto, [bea], [ada]), true],
    ['not where one issued a key of the other', person(ada), person(otto, [ada]), false],
    ['not where one granted a right of the other', person(ada), person(otto, [bea], [ada]), false],
    ['not where a third issued keys of both', person(olga, [ada]), person(otto, [bea, ada]), false],
    ['not where the machine\'s operator is one of them, and made the other', person(machine), person(otto, [machine]), false],
  ];

  it.each(cases)('%s', (_what, one, other, twoPersons) => {
    expect([dependence(one, other)?.code, dependence(other, one)?.code]).toEqual(Array(2).fill(twoPersons ? undefined : 'second-person-not-independent'));
  });
});

describe('who stands behind a user', () => {
  const registered: UserEvent = { type: 'UserRegistered', data: { userId: otto, name: sealed('name'), partnerId: null } };
  const granted: UserEvent = { type: 'RightGranted', data: { right: 'operations', grantedBy: bea } };
  const issued: UserEvent = { type: 'ApiKeyIssued', data: { apiKeyId: 'k-1', keyDigest: 'e'.repeat(64), scopes: ['operations'], expiresAt: null } };
  const of = (...facts: readonly UserEvent[]) => {
    const { state } = specify(userDecider, { actor: administrator, now, occurredAt: now, facts: { bootstrap: false, knownPartners: new Set<PartnerId>() } }).given(...facts);
    if (state.status === 'none') throw new Error('The user of the specification exists.');
    return state;
  };

  it('is who issued its keys, also those that were revoked since', () => {
    expect([...keyIssuersOf(of(registered, granted))]).toEqual([]);
    expect([...keyIssuersOf(of(registered, granted, issued, { type: 'ApiKeyRevoked', data: { apiKeyId: 'k-1' } }))]).toEqual([administrator.userId]);
  });

  it('is who set its passwords, also those that it changed since', () => {
    const set = (credentialId: string, setBy: UserId): UserEvent => ({ type: 'PasswordSet', data: { credentialId, setBy, oneTime: setBy !== otto } });
    expect([...keyIssuersOf(of(registered, set('c-1', bea), set('c-2', otto)))]).toEqual([bea, otto]);
  });

  it('is who granted a right for as long as the user holds it', () => {
    expect([...of(registered, granted).rights]).toEqual([['operations', bea]]);
    expect([...of(registered, granted, { type: 'RightRevoked', data: { right: 'operations' } }).rights]).toEqual([]);
  });

  it('knows who began an act that waits for its second person, and forgets when it does not wait', () => {
    const proposed: UserEvent = { type: 'RightProposed', data: { right: 'finance', proposedBy: ada } };
    const grant = { type: 'GrantRight', right: 'finance' } as const;
    expect(proposerOf('user', grant, of(registered, proposed))).toBe(ada);
    expect(proposerOf('user', { ...grant, right: 'operations' }, of(registered, proposed))).toBeUndefined();
    expect(proposerOf('user', grant, of(registered, proposed, { type: 'RightGranted', data: { right: 'finance', grantedBy: otherAdministrator.userId } }))).toBeUndefined();
  });
});

describe('every act of two persons', () => {
  it('says who began it', () => {
    const rules = Object.assign({}, ...Object.values(rightsTable)) as Readonly<Record<string, { readonly proposedBy?: unknown }>>;
    expect(twoPersonActs.filter((act) => rules[act]?.proposedBy === undefined)).toEqual([]);
    // A ruling takes one person; only after an appeal it takes another than the one who ruled before.
    expect(Object.keys(rules).filter((command) => rules[command]?.proposedBy !== undefined).sort()).toEqual([...twoPersonActs, 'RuleDispute'].sort());
  });

  it('is, of a rule set, begun by who proposed the version', () => {
    const document = { id: 'standard' };
    const drafted: RuleSetEvent = { type: 'RuleSetDrafted', data: { ruleSetId: standard, version: 1, document, digest: digestOf(document), draftedBy: financier.userId } };
    const proposed: RuleSetEvent = { type: 'RuleSetProposed', data: { version: 1, digest: digestOf(document), proposedBy: operator.userId } };
    const state = [drafted, proposed].reduce((before, fact) => ruleSetDecider.evolve(before, fact as never), ruleSetDecider.initial);
    expect(proposerOf('ruleset', { type: 'ApproveRuleSet', version: 1 }, state)).toBe(operator.userId);
    expect(proposerOf('ruleset', { type: 'ApproveRuleSet', version: 1 }, ruleSetDecider.initial)).toBeUndefined();
  });

  it('is, of a won deal\'s correction, begun by who proposed the correction', () => {
    const change = { amount: '1.00', closedAt: null, roles: [] };
    const proposed: DealEvent = { type: 'WonDealCorrectionProposed', data: { correctionId: 'c-1', proposedBy: operator.userId, change, reason: sealed('why') } };
    const corrected: DealEvent = { type: 'WonDealCorrected', data: { correctionId: 'c-1', approvedBy: financier.userId, change } };
    const approve = { type: 'ApproveCorrection', correctionId: 'c-1' } as const;
    expect(proposerOf('deal', approve, given(acme(), won, proposed).state)).toBe(operator.userId);
    expect(proposerOf('deal', approve, given(acme(), won, proposed, corrected).state)).toBeUndefined();
  });

  it('is, of a won deal\'s reopening, begun by who proposed it', () => {
    const proposed: DealEvent = { type: 'WonDealReopeningProposed', data: { proposedBy: operator.userId, reason: sealed('why') } };
    const reopened: DealEvent = { type: 'DealReopened', data: { reason: sealed('why') } };
    expect(proposerOf('deal', { type: 'ApproveReopening' }, given(acme(), won, proposed).state)).toBe(operator.userId);
    expect(proposerOf('deal', { type: 'ApproveReopening' }, given(acme(), won, proposed, reopened).state)).toBeUndefined();
  });
});
