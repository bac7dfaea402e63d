import { describe, expect, it } from '@jest/globals';
import { foldDossiers, noTerms } from '#rules';
import { assigned, day, dealLog, opened, partner, sealed, touched, won, type LogEntry } from '../test/support/dossier/deal-log.js';
import { documentWith, publishing } from '../test/support/dossier/rule-set-log.js';
import {
  attributionSplitRowsOf, attributionStandingRowsOf, commissionPayoutRowsOf, dealDossierRowsOf, pairingContributionRowsOf, rankPairings, readTables, registrationRowsOf, trailRowOf,
} from './index.js';

const rules = publishing({ at: day(1), document: documentWith() });
const storedOf = (...entries: readonly LogEntry[]) => foldDossiers(undefined, dealLog(...entries));
const soldTogether = [opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), assigned(day(6), 'gamma', 'technicalValidation')];
const registered: LogEntry = { type: 'DealRegistered', at: day(6), data: {
  registrationId: 'g1', parties: [{ partnerId: partner('delta'), role: 'influence', weight: null }] } };
const rejected: LogEntry = { type: 'RegistrationRejected', at: day(8), data: { registrationId: 'g1', reason: sealed } };

describe('the row of a deal', () => {
  it('says what people look for it by', () => {
    const stage: LogEntry = { type: 'StageChanged', at: day(7), data: { stage: 'Proposal' } };
    const voided: LogEntry = { type: 'TouchpointVoided', at: day(30), data: { touchpointId: 't2', reason: sealed } };
    const stored = storedOf(opened(day(5), { external: { source: 'crm', id: 'A-1' }, account: null, dateAssumed: true }), assigned(day(6), 'alpha', 'selling'), stage,
      touched(day(8), 't1', 'alpha', 'selling'), touched(day(9), 't2', 'alpha', 'selling'), voided, won(day(79)));
    expect(dealDossierRowsOf(stored, rules)).toMatchObject([{
      externalSource: 'crm', externalId: 'A-1', status: 'won', stage: 'Proposal', lastActivityAt: day(8), createdAt: day(5), closedAt: day(79),
      period: '2026-Q1', ruleSetId: 'standard', partnerIds: [partner('alpha')], claimantIds: [partner('alpha')], dateAssumed: true, accountMissing: true }]);
    expect(JSON.parse(dealDossierRowsOf(stored, rules)[0]?.stored ?? '')).toEqual(stored);
  });

  it('is seen by whom any fact bound to it, for good: not by one that a registration only names', () => {
    const engaged: LogEntry = { type: 'PartnerEngaged', at: day(9), data: { partnerId: partner('epsilon'), bucket: null } };
    const released: LogEntry = { type: 'RoleReleased', at: day(9), data: { partnerId: partner('alpha'), role: 'selling' } };
    const voided: LogEntry = { type: 'TouchpointVoided', at: day(10), data: { touchpointId: 't1', reason: sealed } };
    const start = [opened(day(5), { sourcePartnerId: partner('zeta') }), registered, assigned(day(7), 'alpha', 'selling'), engaged];
    const row = (...more: readonly LogEntry[]) => dealDossierRowsOf(storedOf(...start, ...more), rules)[0];
    expect(row()?.partnerIds).toEqual(['alpha', 'epsilon', 'zeta'].map(partner));
    expect(row()?.pendingPartnerIds).toEqual([partner('epsilon')]);
    const accepted: LogEntry = { type: 'RegistrationAccepted', at: day(7), data: { registrationId: 'g1', partnerId: partner('delta') } };
    expect(row(accepted)?.partnerIds).toContain(partner('delta'));
    expect(row(rejected, released, touched(day(9), 't1', 'beta', 'selling'), voided, { type: 'SourcePartnerNamed', at: day(11), data: { partnerId: null } })?.partnerIds)
      .toEqual(['alpha', 'beta', 'epsilon', 'zeta'].map(partner));
  });

  it('has a partner pending that joined without a bucket, or without an activity', () => {
    const engaged = (bucket: 'influenced' | null): LogEntry => ({ type: 'PartnerEngaged', at: day(9), data: { partnerId: partner('alpha'), bucket } });
    const pending = (...more: readonly LogEntry[]) => dealDossierRowsOf(storedOf(opened(day(5)), ...more), rules)[0]?.pendingPartnerIds;
    expect(pending(engaged(null))).toEqual([partner('alpha')]);
    expect(pending(engaged('influenced'))).toEqual([partner('alpha')]);
    expect(pending(engaged(null), touched(day(9), 't1', 'alpha', 'influence'), engaged('influenced'))).toEqual([]);
  });

  it('stands while no rule set is published, without a period and without claims', () => {
    const row = dealDossierRowsOf(storedOf(...soldTogether, won(day(79))), noTerms)[0];
    expect(row).toMatchObject({ status: 'won', period: null, claimantIds: [] });
  });
});

describe('the splits of a deal', () => {
  it('are the worked example, line by line, with clause and events', () => {
    const rows = attributionSplitRowsOf(storedOf(...soldTogether, won(day(79))), rules);
    expect(rows.map(({ lineNo, partnerId, share, amount, standing }) => [lineNo, partnerId, share, amount, standing])).toEqual([
      [1, partner('alpha'), '4/17', '3176.47', 'owed'], [2, partner('beta'), '8/17', '6352.94', 'owed'], [3, partner('gamma'), '5/17', '3970.59', 'owed']]);
    expect(rows[1]).toMatchObject({ clause: '/attribution/roles/selling', eventIds: ['e2'], coSell: true, rate: '27', pool: '13500.00', version: 1, period: '2026-Q1' });
  });

  it('of an open deal are a projection, and of a lost one nothing', () => {
    expect(attributionSplitRowsOf(storedOf(...soldTogether), rules).map(({ standing }) => standing)).toEqual(['projection', 'projection', 'projection']);
    expect(attributionSplitRowsOf(storedOf(...soldTogether, { type: 'DealLost', at: day(79), data: { dateAssumed: false } }), rules)).toEqual([]);
  });

  it('do not tell the others that a line is withheld: its own standing does', () => {
    const strict = publishing({ at: day(1), document: documentWith({ minimumPerRole: 1, onMissing: 'withhold' }) });
    const stored = storedOf(...soldTogether, touched(day(8), 't1', 'beta', 'selling'), won(day(79)));
    expect(JSON.stringify(attributionSplitRowsOf(stored, strict))).not.toMatch(/withheld|missing-evidence/);
    const standings = attributionStandingRowsOf(stored, strict);
    expect(standings.map(({ partnerId, withheld }) => [partnerId, withheld])).toEqual([[partner('alpha'), true], [partner('beta'), false], [partner('gamma'), true]]);
    expect(standings.map(({ flags }) => flags.includes('missing-evidence'))).toEqual([true, false, true]);
  });

  it('add up to what was posted', () => {
    const stored = storedOf(...soldTogether, won(day(79)));
    expect(commissionPayoutRowsOf(stored, rules).map(({ partnerId, amount }) => [partnerId, amount]))
      .toEqual(attributionSplitRowsOf(stored, rules).map(({ partnerId, amount }) => [partnerId, amount]));
  });
});

describe('pairings', () => {
  it('are every two partners with roles on a deal, in the order of their bytes', () => {
    const rows = pairingContributionRowsOf(storedOf(...soldTogether, assigned(day(7), 'alpha', 'influence'), won(day(79))), rules);
    expect(rows.map(({ partnerA, partnerB, cycleDays }) => [partnerA, partnerB, cycleDays])).toEqual([
      [partner('alpha'), partner('beta'), 74], [partner('alpha'), partner('gamma'), 74], [partner('beta'), partner('gamma'), 74]]);
  });

  it('are ranked within a currency, with exact rates and means', () => {
    const row = (partnerB: string, status: 'open' | 'won' | 'lost', amount: string, more = {}) =>
      ({ dealId: `${partnerB}-${amount}`, partnerA: 'a', partnerB, status, amount, currency: 'USD', cycleDays: null, closedAt: null, ...more });
    const [usd] = rankPairings([
      row('b', 'won', '100.00', { cycleDays: 10 }), row('b', 'won', '50.01', { cycleDays: 15 }), row('b', 'lost', '9.00'), row('b', 'open', '7.00'),
      row('c', 'won', '200.00', { cycleDays: 30 }), row('d', 'open', '1000.00')]);
    expect(usd?.ranked.map(({ partnerB }) => partnerB)).toEqual(['c', 'b', 'd']);
    expect(usd?.ranked[1]).toMatchObject({ dealsOpen: 1, dealsWon: 2, dealsLost: 1, pipeline: '7.00', wonAmount: '150.01', winRate: '2/3', meanCycleDays: '25/2', meanWonAmount: '75.01' });
    expect(usd?.ranked[2]).toMatchObject({ winRate: null, meanCycleDays: null, meanWonAmount: null });
    expect(rankPairings([row('b', 'won', '1.00'), row('b', 'won', '2', { currency: 'JPY' })]).map(({ currency }) => currency)).toEqual(['JPY', 'USD']);
  });

  it('name three at the top and, of the rest, three at the bottom', () => {
    const rows = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((partnerB, index) =>
      ({ dealId: partnerB, partnerA: 'a', partnerB, status: 'won' as const, amount: `${index + 1}.00`, currency: 'USD', cycleDays: index, closedAt: null }));
    const [byAmount] = rankPairings(rows);
    expect([byAmount?.top.map(({ partnerB }) => partnerB), byAmount?.bottom.map(({ partnerB }) => partnerB)]).toEqual([['h', 'g', 'f'], ['d', 'c', 'b']]);
    expect(rankPairings(rows, 'cycle')[0]?.top.map(({ partnerB }) => partnerB)).toEqual(['b', 'c', 'd']);
    expect(rankPairings(rows.slice(0, 4))[0]?.bottom.map(({ partnerB }) => partnerB)).toEqual(['b']);
  });
});

describe('a registration', () => {
  it('tells each partner it names its own role, what became of it, and nothing of the others', () => {
    const both: LogEntry = { type: 'DealRegistered', at: day(6), data: { registrationId: 'g2', parties: [
      { partnerId: partner('delta'), role: 'influence', weight: '2' }, { partnerId: partner('alpha'), role: 'selling', weight: null }] } };
    const accepted: LogEntry = { type: 'RegistrationAccepted', at: day(7), data: { registrationId: 'g2', partnerId: partner('delta') } };
    const approved: LogEntry = { type: 'RegistrationApproved', at: day(8), data: { registrationId: 'g2', boundFor: [], validUntil: day(98), reason: null } };
    const expired: LogEntry = { type: 'RegistrationExpired', at: day(99), data: { registrationId: 'g2' } };
    const [delta, alpha] = registrationRowsOf(storedOf(opened(day(5)), both, accepted, approved));
    expect(delta).toEqual({ dealId: 'deal_d-1', registrationId: 'g2', partnerId: partner('delta'), role: 'influence', weight: '2',
      accountName: 'Acme', filedAt: day(6), status: 'approved', validUntil: day(98), bound: true });
    expect(alpha).toMatchObject({ partnerId: partner('alpha'), bound: false });
    expect(registrationRowsOf(storedOf(opened(day(5)), both, accepted)).map(({ status }) => status)).toEqual(['filed', 'filed']);
    expect(registrationRowsOf(storedOf(opened(day(5)), both, approved, expired, accepted))[1]).toMatchObject({ status: 'expired', bound: false });
    expect(registrationRowsOf(storedOf(opened(day(5)), registered, rejected))[0]?.status).toBe('rejected');
  });
});

describe('the trail', () => {
  const lastOf = (...entries: readonly LogEntry[]) => {
    const log = dealLog(...entries);
    const event = log.at(-1);
    return event && trailRowOf(event, foldDossiers(undefined, log));
  };

  it('shows a deal\'s event to everyone on the deal', () => {
    expect(lastOf(...soldTogether.slice(0, 2))).toMatchObject({
      eventId: 'e1', kind: 'deal', dealId: 'deal_d-1', type: 'RoleAssigned', audience: 'deal', partnerIds: [] });
  });

  it('shows what is private to one partner to that one alone', () => {
    const [contribution, evidence] = dealLog(
      { type: 'ExpectedContributionStated', at: day(6), data: { registrationId: 'g1', partnerId: partner('delta'), contribution: sealed } },
      { type: 'TouchpointEvidenceAttached', at: day(6), data: { touchpointId: 't1', partnerId: null, contactId: null, note: sealed, link: null } });
    expect(contribution && trailRowOf(contribution, undefined)).toMatchObject({ audience: 'onePartner', partnerIds: [partner('delta')] });
    expect(evidence && trailRowOf(evidence, undefined)).toMatchObject({ audience: 'onePartner', partnerIds: [] });
  });

  it('shows a registration and its rejection to its parties, if they are on the deal', () => {
    expect(lastOf(opened(day(5)), registered)).toMatchObject({ audience: 'parties', partnerIds: [partner('delta')] });
    expect(lastOf(opened(day(5)), registered, rejected)).toMatchObject({ audience: 'parties', partnerIds: [partner('delta')] });
  });

  it('shows that a touchpoint is contested to the partner whose it was then', () => {
    const contested: LogEntry = { type: 'TouchpointContested', at: day(9), data: { touchpointId: 't1', side: 'vendor', reason: sealed } };
    const corrected: LogEntry = { type: 'TouchpointCorrected', at: day(10), data: {
      touchpointId: 't1', partnerId: partner('beta'), role: null, kind: 'demo', touchedAt: day(8), reason: null } };
    const start = [opened(day(5)), touched(day(8), 't1', 'alpha', 'selling')];
    expect(lastOf(...start, contested)).toMatchObject({ audience: 'touchpoint', partnerIds: [partner('alpha')] });
    const log = dealLog(...start, contested, corrected, contested);
    const seen = log.filter(({ type }) => type === 'TouchpointContested').map((event) => trailRowOf(event, foldDossiers(undefined, log))?.partnerIds);
    expect(seen).toEqual([[partner('alpha')], [partner('beta')]]);
  });

  it('shows a margin and a proposed correction to nobody but the vendor', () => {
    const proposed: LogEntry = { type: 'WonDealCorrectionProposed', at: day(80), data: { correctionId: 'k', proposedBy: 'usr_one' as never, reason: sealed,
      change: { amount: null, closedAt: null, roles: [{ partnerId: partner('beta'), role: 'selling', weight: null, released: true }] } } };
    expect(lastOf(opened(day(5)), { type: 'MarginSet', at: day(6), data: { margin: '1.00' } })).toMatchObject({ audience: 'vendor', partnerIds: [] });
    expect(lastOf(...soldTogether, won(day(79)), proposed)).toMatchObject({ audience: 'vendor', partnerIds: [] });
  });
});

it('every read model has a table of its own', () => {
  expect(new Set(readTables.map(({ entity }) => entity.options.tableName)).size).toBe(readTables.length);
});
