import { describe, expect, it } from '@jest/globals';
import type { PartnerId } from '#kernel';
import { assigned, day, dealId, dealLog, opened, partner, refunded, reopened, sealed, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { standard } from '../../../../test/support/dossier/rule-set-log.js';
import { cutDossier, ruleSetOfDeal } from './cut-dossier.js';
import { foldDossier, foldDossiers } from './fold-dossier.js';
import { lastRecordedAt } from './last-recorded.js';
import type { StoredDossier } from './stored-dossier.js';

const [alpha, beta] = [partner('alpha'), partner('beta')];
const parties = [{ partnerId: alpha, role: 'selling' as const, weight: '2' }, { partnerId: beta, role: 'selling' as const, weight: null }];
const change = { amount: '40000.00', closedAt: null, roles: [{ partnerId: beta, role: 'influence' as const, weight: '1', released: false }] };
const start = [opened(day(1)), { type: 'DealRegistered', at: day(2), data: { registrationId: 'g', parties } }, touched(day(3), 't', 'alpha', 'selling'), won(day(4))] satisfies LogEntry[];
const fold = (...entries: readonly LogEntry[]): StoredDossier => foldDossiers(undefined, dealLog(...entries));
const fact = { eventId: 'e4', revision: 4, occurredAt: day(5), recordedAt: day(6) };
const at = { at: day(5), recordedAt: day(6) };

/** What is told of a deal, the list that it goes to, and what stands there beside its place and clocks. */
const told: readonly (readonly [entry: LogEntry, list: keyof StoredDossier, kept: object])[] = [
  [{ ...at, type: 'SourcePartnerNamed', data: { partnerId: alpha } }, 'sourcePartners', { partnerId: alpha }],
  [{ ...at, type: 'DealRegistered', data: { registrationId: 'g2', parties } }, 'registrations', { registrationId: 'g2', parties, steps: [] }],
  [{ ...at, type: 'PartnerEngaged', data: { partnerId: alpha, bucket: 'influenced' } }, 'engagements', { partnerId: alpha, bucket: 'influenced' }],
  [{ ...at, type: 'TouchpointLogged', data: { touchpointId: 't2', partnerId: null, role: null, kind: 'demo', loggedBy: 'vendor', imported: true }, sourceRecordedAt: day(5) }, 'touchpoints',
    { touchpointId: 't2', partnerId: null, role: null, kind: 'demo', loggedBy: 'vendor', imported: true, sourceRecordedAt: day(5), amendments: [] }],
  [{ ...at, type: 'RoleAssigned', data: { partnerId: alpha, role: 'selling', weight: null, registrationId: 'g' } }, 'roles', { change: 'assigned', partnerId: alpha, role: 'selling', weight: null, registrationId: 'g' }],
  [{ ...at, type: 'RoleReleased', data: { partnerId: alpha, role: 'selling' } }, 'roles', { change: 'released', partnerId: alpha, role: 'selling' }],
  [{ ...at, type: 'RelationshipOwnerNamed', data: { partnerId: alpha } }, 'relationshipOwners', { partnerId: alpha }],
  [{ ...at, type: 'StageLeadNamed', data: { stage: 'Proposal', partnerId: alpha } }, 'stageLeads', { stage: 'Proposal', partnerId: alpha }],
  [{ ...at, type: 'HandOffNamed', data: { handOff: 'renewal', partnerId: null } }, 'handOffs', { handOff: 'renewal', partnerId: null }],
  [{ ...at, type: 'CommitmentMade', data: { partnerId: alpha, responseHours: 24, meetings: 4, contentPieces: 1 } }, 'commitments', { partnerId: alpha, responseHours: 24, meetings: 4, contentPieces: 1 }],
  [{ ...at, type: 'ExpectedCloseSet', data: { expectedOn: '2026-04-30' } }, 'expectedCloses', { expectedOn: '2026-04-30' }],
  [{ ...at, type: 'NextStepSet', data: { step: sealed, dueOn: '2026-02-10' } }, 'nextSteps', { stepTextId: sealed.textId, dueOn: '2026-02-10' }],
  [{ ...at, type: 'NextStepSet', data: { step: null, dueOn: null } }, 'nextSteps', { stepTextId: null, dueOn: null }],
  [{ ...at, type: 'StageChanged', data: { stage: 'Proposal' } }, 'stages', { stage: 'Proposal' }],
  [{ ...at, type: 'AmountChanged', data: { amount: '40000.00' } }, 'amounts', { amount: '40000.00' }],
  [{ ...at, type: 'ModelChanged', data: { model: 'sell-to' } }, 'models', { model: 'sell-to' }],
  [{ ...at, type: 'DealMovedToRuleSet', data: { ruleSetId: 'other' as typeof standard } }, 'ruleSets', { ruleSetId: 'other' }],
  [{ ...at, type: 'AttributionConfirmed', data: { bucket: 'influenced' } }, 'buckets', { bucket: 'influenced' }],
  [{ ...at, type: 'DealLost', data: { dateAssumed: true } }, 'closings', { outcome: 'lost', dateAssumed: true }],
  [{ ...reopened(day(5)), recordedAt: day(6) }, 'closings', { outcome: 'reopened' }],
  [{ ...at, type: 'WonDealCorrectionProposed', data: { correctionId: 'k', proposedBy: 'usr_one' as never, change, reason: sealed } }, 'correctionProposals', { correctionId: 'k', proposedBy: 'usr_one', change }],
  [{ ...at, type: 'WonDealCorrected', data: { correctionId: 'k', approvedBy: 'usr_two' as never, change } }, 'corrections', { correctionId: 'k', approvedBy: 'usr_two', change, amends: 'e3' }],
  [{ ...at, type: 'DealInvoiced', data: { invoiceId: 'i', amount: '10.00' } }, 'invoices', { reference: 'i', amount: '10.00' }],
  [{ ...at, type: 'CashCollected', data: { receiptId: 'c', amount: '10.00' } }, 'receipts', { reference: 'c', amount: '10.00' }],
  [{ ...at, type: 'MarginSet', data: { margin: '-1.00' } }, 'margins', { margin: '-1.00' }],
  [{ ...refunded(day(5), '10.00'), recordedAt: day(6) }, 'adjustments', { reference: 'r', kind: 'refund', amount: '10.00' }],
  [{ ...at, type: 'CreditNoteIssued', data: { creditNoteId: 'n', amount: '10.00' } }, 'adjustments', { reference: 'n', kind: 'creditNote', amount: '10.00' }],
  [{ ...at, type: 'CustomerChurned', data: { churnId: 'c', amount: null, servedMonths: 6, termMonths: 12 } }, 'adjustments', { reference: 'c', kind: 'churn', amount: null, servedMonths: 6, termMonths: 12 }],
];
const steps: readonly (readonly [entry: LogEntry, kept: object])[] = [
  [{ ...at, type: 'RegistrationAccepted', data: { registrationId: 'g', partnerId: alpha } }, { step: 'accepted', partnerId: alpha }],
  [{ ...at, type: 'RegistrationApproved', data: { registrationId: 'g', boundFor: [beta], reason: null, validUntil: day(90) } }, { step: 'approved', boundFor: [beta], validUntil: day(90) }],
  [{ ...at, type: 'RegistrationRejected', data: { registrationId: 'g', reason: sealed } }, { step: 'rejected' }],
  [{ ...at, type: 'RegistrationExtended', data: { registrationId: 'g', validUntil: day(120) } }, { step: 'extended', validUntil: day(120) }],
  [{ ...at, type: 'RegistrationExpired', data: { registrationId: 'g' } }, { step: 'expired' }],
];
const amendments: readonly (readonly [entry: LogEntry, kept: object])[] = [
  [{ ...at, type: 'TouchpointConfirmed', data: { touchpointId: 't', side: 'vendor' } }, { amendment: 'confirmed', side: 'vendor' }],
  [{ ...at, type: 'TouchpointContested', data: { touchpointId: 't', side: 'vendor', reason: sealed } }, { amendment: 'contested', side: 'vendor' }],
  [{ ...at, type: 'TouchpointCorrected', data: { touchpointId: 't', partnerId: beta, role: 'influence', kind: 'demo', touchedAt: day(2), reason: null } },
    { amendment: 'corrected', partnerId: beta, role: 'influence', kind: 'demo', touchedAt: day(2) }],
  [{ ...at, type: 'TouchpointVoided', data: { touchpointId: 't', reason: sealed } }, { amendment: 'voided' }],
];
const nothing: readonly LogEntry[] = [
  { ...at, type: 'ExpectedContributionStated', data: { registrationId: 'g', partnerId: alpha, contribution: sealed } },
  { ...at, type: 'TouchpointEvidenceAttached', data: { touchpointId: 't', partnerId: alpha, contactId: 'contact-1', note: null, link: null } },
  { ...at, type: 'WonDealReopeningProposed', data: { proposedBy: 'usr_one' as never, reason: sealed } },
];

/** Without what follows from who is named, and from how far the stream reaches. */
const factsOf = ({ partners: _partners, revision: _revision, ...facts }: StoredDossier) => facts;
const before = fold(...start);

describe('the stored dossier of a deal', () => {
  it('begins with its opening, and every list is there from the start', () => {
    const entry = opened(day(1), { external: { source: 'crm', id: '7' }, sourcePartnerId: alpha, dateAssumed: true });
    const empty = ['sourcePartners', 'registrations', 'engagements', 'touchpoints', 'roles', 'relationshipOwners', 'stageLeads', 'handOffs', 'commitments', 'expectedCloses', 'nextSteps', 'stages',
      'amounts', 'models', 'ruleSets', 'buckets', 'closings', 'correctionProposals', 'corrections', 'invoices', 'receipts', 'margins', 'adjustments'];
    const place = { eventId: 'e0', revision: 0, occurredAt: day(1), recordedAt: day(1) };
    expect(fold(entry)).toEqual({ ...Object.fromEntries(empty.map((list) => [list, []])), format: 'tandem.stored-dossier/3', dealId, revision: 0, partners: [{ ...place, partnerId: alpha }],
      opened: { ...place, external: { source: 'crm', id: '7' }, account: { name: 'Acme', domain: 'acme.example', segment: null }, currency: 'USD', amount: '50000.00', model: 'sell-with', origin: 'vendor',
        sourcePartnerId: alpha, ruleSetId: standard, dateAssumed: true } });
  });

  it.each(told)('keeps what is told of it, each fact in its list: $type', (entry, list, kept) => {
    expect(factsOf(fold(...start, entry))).toEqual({ ...factsOf(before), [list]: [...(before[list] as readonly object[]), { ...fact, ...kept }] });
  });

  it.each(steps)('keeps with a registration what became of it: $type', (entry, kept) => {
    expect(factsOf(fold(...start, entry))).toEqual({ ...factsOf(before), registrations: before.registrations.map((registration) => ({ ...registration, steps: [{ ...fact, ...kept }] })) });
  });

  it.each(amendments)('keeps with a touchpoint what was said of it: $type', (entry, kept) => {
    expect(factsOf(fold(...start, entry))).toEqual({ ...factsOf(before), touchpoints: before.touchpoints.map((touchpoint) => ({ ...touchpoint, amendments: [{ ...fact, ...kept }] })) });
  });

  it.each(nothing)('keeps nothing of what is one partner\'s own, or only proposed: $type', (entry) => {
    expect(factsOf(fold(...start, entry))).toEqual(factsOf(before));
  });

  it('is the same folded event by event, and leaves what it was before as it was', () => {
    const all = [...start, ...[...told, ...steps, ...amendments].map(([entry]) => entry), ...nothing];
    const whole = fold(...all);
    const copy = structuredClone(before);
    expect(dealLog(...all).slice(start.length).reduce<StoredDossier>(foldDossier, before)).toEqual(whole);
    expect(before).toEqual(copy);
  });

  it('names each partner once as of the earliest day that a fact binds it', () => {
    const touch = (on: number, id: string, recorded: number): LogEntry => ({ ...touched(day(on), id, 'gamma', 'selling'), recordedAt: day(recorded) });
    const named = (...entries: readonly LogEntry[]) => fold(opened(day(1)), ...entries).partners.map(({ partnerId, occurredAt }) => [partnerId, occurredAt]);
    expect(named(touch(9, 'a', 9), touch(10, 'b', 10), touch(9, 'c', 11), touch(5, 'd', 12), assigned(day(13), 'alpha', 'selling'))).toEqual([['ptr_gamma', day(9)], ['ptr_gamma', day(5)], [alpha, day(13)]]);
  });

  it('corrects the last win, and stops at what no decider lets through', () => {
    const corrected: LogEntry = { type: 'WonDealCorrected', at: day(20), data: { correctionId: 'k', approvedBy: 'usr_two' as never, change } };
    expect(fold(...start, reopened(day(7)), won(day(8)), corrected).corrections[0]?.amends).toBe('e5');
    expect(() => fold(opened(day(1)), { type: 'DealLost', at: day(2), data: { dateAssumed: false } }, corrected)).toThrow('has no win to correct');
    expect(() => fold(opened(day(1)), { type: 'RegistrationExpired', at: day(2), data: { registrationId: 'g9' } })).toThrow('has no registration g9');
    expect(() => fold(opened(day(1)), opened(day(2)))).toThrow('is opened twice');
    expect(() => foldDossiers(undefined, [])).toThrow('without events');
  });

  it('knows when the last of the facts was learned that a cut is made of', () => {
    expect(lastRecordedAt(before)).toBe(day(4));
    for (const [entry] of [...steps, ...amendments]) expect(lastRecordedAt(fold(...start, entry))).toBe(day(6));
  });
});

describe('the public form of a deal', () => {
  it('tells every fact that counts, and leaves out what is not there', () => {
    const stage = (on: number, name: string): LogEntry => ({ type: 'StageChanged', at: day(on), data: { stage: name }, recordedAt: day(9) });
    const taken = told.filter(([, list]) => list === 'adjustments').map(([entry]) => entry);
    const stored = fold(opened(day(1), { sourcePartnerId: alpha, dateAssumed: true }), stage(4, 'Proposal'), stage(2, 'Discovery'), { ...at, type: 'AttributionConfirmed', data: { bucket: 'sourced' }, recordedAt: day(9) },
      { type: 'ModelChanged', at: day(9), data: { model: 'sell-to' } }, { type: 'SourcePartnerNamed', at: day(9), data: { partnerId: beta } },
      { type: 'DealMovedToRuleSet', at: day(9), data: { ruleSetId: 'other' as typeof standard } }, won(day(10)), ...taken.map((entry) => ({ ...entry, at: day(11), recordedAt: day(11) })));
    expect(cutDossier(stored)).toEqual({
      format: 'tandem.dossier/1', dealId, account: { name: 'Acme', domain: 'acme.example' }, currency: 'USD', amount: '50000.00', margin: null, model: 'sell-to', status: 'won', origin: 'vendor', sourcePartnerId: beta,
      createdAt: day(1), closedAt: day(10), roles: [], touchpoints: [], registrations: [], invoiced: [], collected: [], assumed: ['createdAt'], bucket: { value: 'sourced', eventId: 'e3' },
      stages: [{ stage: 'Discovery', enteredAt: day(2), eventId: 'e2' }, { stage: 'Proposal', enteredAt: day(4), eventId: 'e1' }],
      adjustments: [{ kind: 'refund', amount: '10.00', at: day(11), eventId: 'e8' }, { kind: 'creditNote', amount: '10.00', at: day(11), eventId: 'e9' }, { kind: 'churn', servedMonths: 6, termMonths: 12, at: day(11), eventId: 'e10' }] });
    expect([day(8), day(9)].map((asOf) => [cutDossier(stored, { asOf })?.sourcePartnerId, cutDossier(stored, { asOf })?.model, ruleSetOfDeal(stored, { asOf })])).toEqual([[alpha, 'sell-with', standard], [beta, 'sell-to', 'other']]);
    expect(cutDossier(stored, { asOf: day(3) })).toMatchObject({ status: 'open', stages: [{ stage: 'Discovery' }], assumed: ['createdAt'] });
    expect(Object.keys(cutDossier(fold(opened(day(1), { account: null }))) ?? {}).filter((key) => ['account', 'registeredAt', 'bucket', 'assumed'].includes(key))).toEqual([]);
  });

  it('gives a role the weight that was registered for it, unless it is told one', () => {
    const role = (name: string, weight: string | null, registrationId: string | null): LogEntry => ({ type: 'RoleAssigned', at: day(5), data: { partnerId: partner(name), role: 'selling', weight, registrationId } });
    const weights = (...entries: readonly LogEntry[]) => cutDossier(fold(...start, ...entries))?.roles.map(({ partnerId, weight }) => [partnerId, weight]);
    expect(weights(role('alpha', null, 'g'), role('beta', null, 'g'), role('gamma', null, 'g'))).toEqual([[alpha, '2'], [beta, undefined], ['ptr_gamma' as PartnerId, undefined]]);
    expect(weights(role('alpha', '5', 'g'))).toEqual([[alpha, '5']]);
    expect([weights(role('alpha', null, null)), weights(role('alpha', null, 'g9'))]).toEqual([[[alpha, undefined]], [[alpha, undefined]]]);
  });
});
