import { describe, expect, it } from '@jest/globals';
import type { PartnerRole } from '#events';
import type { Instant } from '#kernel';
import { assigned, day, dealLog, opened, partner, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import type { Cut } from '../stored-dossier/cut.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import { obligationsOf } from './obligations.rule.js';

const committed = (at: Instant, name: string, [responseHours, meetings, contentPieces]: readonly [number, number, number]): LogEntry =>
  ({ type: 'CommitmentMade', at, data: { partnerId: partner(name), responseHours, meetings, contentPieces } });
const did = (at: Instant, kind: string, name: string | null = 'alpha', role: PartnerRole | null = null, recordedAt = at): LogEntry => ({ type: 'TouchpointLogged', at, recordedAt, data: {
  touchpointId: `t-${at}-${kind}`, partnerId: name === null ? null : partner(name), role, kind, loggedBy: 'vendor', imported: false } });
const lead = (at: Instant, name: string | null): LogEntry => ({ type: 'StageLeadNamed', at, data: { stage: 'Discovery', partnerId: name === null ? null : partner(name) } });
const released = (at: Instant, role: PartnerRole): LogEntry => ({ type: 'RoleReleased', at, data: { partnerId: partner('alpha'), role } });
const registered = (at: Instant, ...names: readonly string[]): LogEntry =>
  ({ type: 'DealRegistered', at, data: { registrationId: 'R', parties: names.map((name) => ({ partnerId: partner(name), role: 'selling' as const, weight: null })) } });
const accepted = (at: Instant, name = 'alpha'): LogEntry => ({ type: 'RegistrationAccepted', at, data: { registrationId: 'R', partnerId: partner(name) } });

/** The deal's first fact, `e0`, opens it on day 1. */
const obligations = (entries: readonly LogEntry[], cut: Cut = {}) => obligationsOf(foldDossiers(undefined, dealLog(opened(day(1)), ...entries)), cut);
/** Which event asked alpha for an answer, and which answered it, when. */
const answers = (entries: readonly LogEntry[], cut: Cut = {}) =>
  obligations(entries, cut).filter(({ partnerId, kind }) => partnerId === partner('alpha') && kind === 'response').map(({ askedBy, eventIds, metAt }) => [askedBy, ...eventIds, metAt]);

const promise = committed(day(2), 'alpha', [24, 0, 0]);

describe('what partners owe on a deal', () => {
  it('B10: is told partner by partner in the order of asking, each with the commitment it rests on and the deeds that meet it', () => {
    const entries = [
      committed(day(2), 'beta', [48, 0, 1]), committed(day(2), 'alpha', [24, 2, 0]), assigned(day(5), 'alpha', 'selling'), did(day(6), 'demo', 'alpha', null, day(7)), did(day(5, 13), 'meeting', 'alpha', null, day(7)),
      did(day(7), 'caseStudy', 'beta'), assigned(day(8), 'beta', 'sourcing'), did(day(20), 'webinar', 'beta'), won(day(20)), did(day(21), 'meeting')];
    const [alpha, beta] = [partner('alpha'), partner('beta')];
    expect(obligations(entries)).toEqual([
      { partnerId: alpha, kind: 'meetings', askedBy: 'e2', askedAt: day(2), commitment: 'e2', promised: 2, done: 2, dueAt: day(20), metAt: day(6), eventIds: ['e5', 'e4'] },
      { partnerId: alpha, kind: 'response', askedBy: 'e3', askedAt: day(5), commitment: 'e2', promised: 24, done: 1, dueAt: day(6), metAt: day(5, 13), eventIds: ['e5'] },
      { partnerId: beta, kind: 'content', askedBy: 'e1', askedAt: day(2), commitment: 'e1', promised: 1, done: 2, dueAt: day(20), metAt: day(7), eventIds: ['e6', 'e8'] },
      { partnerId: beta, kind: 'response', askedBy: 'e7', askedAt: day(8), commitment: 'e1', promised: 48, done: 1, dueAt: day(10), metAt: day(20), eventIds: ['e8'] }]);
    expect(obligations([committed(day(2), 'alpha', [24, 0, 1])])).toEqual([
      { partnerId: alpha, kind: 'content', askedBy: 'e1', askedAt: day(2), commitment: 'e1', promised: 1, done: 0, dueAt: null, metAt: null, eventIds: [] }]);
  });

  it('B10: is what was promised and asked by the moment that is looked at', () => {
    const entries = [promise, assigned(day(4), 'alpha', 'selling'), lead(day(6), 'alpha'), registered(day(8), 'alpha'), accepted(day(8, 13))];
    expect([day(1), day(3), day(4), day(6), day(8), day(9)].map((asOf) => answers(entries, { asOf }))).toEqual([
      [], [], [['e2', null]], [['e2', null], ['e3', null]], [['e2', null], ['e3', null], ['e4', null]], [['e2', null], ['e3', null], ['e4', 'e5', day(8, 13)]]]);
    expect(obligations(entries, { asOf: day(1) })).toEqual([]);
  });
});

describe('an answer to a request', () => {
  it.each<[string, readonly LogEntry[], readonly (readonly (string | null)[])[]]>([
    ['is owed for a request of the very moment of the commitment', [promise, assigned(day(2), 'alpha', 'selling')], [['e2', null]]],
    ['is a touchpoint of the very moment of the request', [promise, assigned(day(5), 'alpha', 'selling'), did(day(5), 'email')], [['e2', 'e3', day(5)]]],
    ['is the first of those given, whichever was recorded first', [promise, assigned(day(5), 'alpha', 'selling'), did(day(5, 15), 'email', 'alpha', null, day(6)), did(day(5, 14), 'meeting', 'alpha', null, day(6))], [['e2', 'e4', day(5, 14)]]],
    ['to a registration is its acceptance, where a touchpoint came later', [promise, registered(day(5), 'alpha', 'beta'), did(day(5, 20), 'email'), accepted(day(5, 13))], [['e2', 'e4', day(5, 13)]]],
    ['to a registration is a touchpoint, where that came first', [promise, registered(day(5), 'alpha'), did(day(5, 13), 'email'), accepted(day(5, 14))], [['e2', 'e3', day(5, 13)]]],
    ['is not what another partner accepted', [promise, registered(day(5), 'alpha', 'beta'), accepted(day(5, 13), 'beta')], [['e2', null]]],
    ['is owed where the deal closes on the very moment it is due', [promise, assigned(day(5), 'alpha', 'selling'), won(day(6))], [['e2', null]]],
    ['is given on the very moment it is due, though the deal closed before', [promise, assigned(day(5), 'alpha', 'selling'), won(day(5, 20)), did(day(6), 'email')], [['e2', 'e4', day(6)]]],
    ['is owed no more where it came late, after the deal had closed in time', [promise, assigned(day(5), 'alpha', 'selling'), won(day(5, 20)), did(day(6, 13), 'email')], []],
  ])('B10: %s', (_, entries, expected) => {
    expect(answers(entries)).toEqual(expected);
  });

  it.each<[string, readonly LogEntry[], readonly string[]]>([
    ['a touch of the vendor in a role that the partner holds, and in no other', [did(day(8), 'email', null, 'selling'), did(day(9), 'email', null, 'influence'), did(day(10), 'email', null)], ['e3']],
    ['none in a role that it gave back', [released(day(7), 'selling'), did(day(8), 'email', null, 'selling')], []],
    ['one in a role that it was given again, at the same moment too', [released(day(7), 'selling'), assigned(day(7), 'alpha', 'selling'), did(day(8), 'email', null, 'selling')], ['e4', 'e5']],
    ['one in a role that it still held then, whatever is told of it later', [did(day(8), 'email', null, 'selling'), released(day(9), 'selling')], ['e3']],
    ['none in a role that it gave back, though its being given is told later', [
      released(day(7), 'selling'), { ...assigned(day(6), 'alpha', 'selling'), recordedAt: day(7) }, did(day(8), 'email', null, 'selling')], ['e4']],
    ['no lead that nobody has', [lead(day(8), null)], []],
  ])('B10: is asked for by %s', (_, entries, askedBy) => {
    const held = assigned(day(1), 'alpha', 'selling');
    expect(answers([held, promise, ...entries]).map(([asked]) => asked)).toEqual(askedBy);
  });
});
