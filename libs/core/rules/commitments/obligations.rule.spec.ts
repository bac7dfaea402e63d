import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartnerRole } from '#events';
import type { Instant } from '#kernel';
import { assigned, day, dealLog, opened, partner, reopened, sealed, touched, won, type LogEntry } from '../../../../test/support/dossier/deal-log.js';
import { foldDossiers } from '../stored-dossier/fold-dossier.js';
import { obligationStanding } from './obligation.js';
import { obligationsOf } from './obligations.rule.js';

const committed = (at: Instant, promised: { hours?: number; meetings?: number; content?: number } = {}, name = 'alpha'): LogEntry => ({ type: 'CommitmentMade', at, data: {
  partnerId: partner(name), responseHours: promised.hours ?? 24, meetings: promised.meetings ?? 0, contentPieces: promised.content ?? 0 } });
const did = (at: Instant, kind: string, name: string | null = 'alpha', role: PartnerRole | null = null): LogEntry => ({ type: 'TouchpointLogged', at, data: {
  touchpointId: `t-${at}-${kind}`, partnerId: name === null ? null : partner(name), role, kind, loggedBy: 'vendor', imported: false } });
const hours = (from: Instant, count: number): Instant => new Date(Date.parse(from) + count * 3_600_000).toISOString() as Instant;

/** What alpha owes on a deal with these facts, and how that stands on day 100 unless told otherwise. */
const owed = (entries: readonly LogEntry[], now = day(100), name = 'alpha') =>
  obligationsOf(foldDossiers(undefined, dealLog(opened(day(1)), ...entries))).filter(({ partnerId }) => partnerId === partner(name))
    .map((obligation) => [obligation.kind, obligation.done, obligationStanding(obligation, now)].join(' '));

describe('the answer that a partner promised', () => {
  const asked = [committed(day(2)), assigned(day(5), 'alpha', 'selling')];

  it('B10: is its next touchpoint, in time up to the last instant', () => {
    expect(owed([...asked, did(hours(day(5), 24), 'email')])).toEqual(['response 1 met']);
    expect(owed([...asked, did(hours(day(5), 25), 'email')])).toEqual(['response 1 breached']);
    expect(owed([...asked, did(day(4), 'email'), did(day(5), 'email', 'beta'), did(day(5), 'email', null)])).toEqual(['response 0 breached']);
  });

  it('B10: is awaited until it is due', () => {
    expect([hours(day(5), 24), hours(day(5), 25)].map((now) => owed(asked, now))).toEqual([['response 0 pending'], ['response 0 breached']]);
  });

  it('B10: is owed from the commitment on, in the hours that the commitment of that time names', () => {
    const tightened = [assigned(day(1), 'alpha', 'sourcing'), ...asked, committed(day(20), { hours: 1 }), assigned(day(21), 'alpha', 'influence')];
    expect(owed([...tightened, did(hours(day(5), 20), 'email'), did(hours(day(21), 20), 'email')])).toEqual(['response 1 met', 'response 1 breached']);
    expect(owed([assigned(day(5), 'alpha', 'selling')])).toEqual([]);
  });

  it('B10: is asked for by a stage to lead, a hand-off, and the vendor\'s touch in a role that the partner holds', () => {
    const lead: LogEntry = { type: 'StageLeadNamed', at: day(6), data: { stage: 'Discovery', partnerId: partner('alpha') } };
    const handOff: LogEntry = { type: 'HandOffNamed', at: day(7), data: { handOff: 'support', partnerId: partner('alpha') } };
    const released: LogEntry = { type: 'RoleReleased', at: day(10), data: { partnerId: partner('alpha'), role: 'selling' } };
    const touches = [did(day(8), 'email', null, 'selling'), did(day(8, 13), 'email', null), did(day(8, 14), 'email', null, 'influence'), released, did(day(12), 'email', null, 'selling')];
    expect(owed([...asked, lead, handOff, ...touches])).toEqual(Array.from({ length: 4 }, () => 'response 0 breached'));
  });

  it('B10: to a registration is its acceptance, which answers nothing else, or a touchpoint; the role that follows asks no second time', () => {
    const registered: LogEntry = { type: 'DealRegistered', at: day(5), data: { registrationId: 'R', parties: [{ partnerId: partner('alpha'), role: 'selling', weight: null }] } };
    const accepts: LogEntry = { type: 'RegistrationAccepted', at: day(5, 20), data: { registrationId: 'R', partnerId: partner('alpha') } };
    const role: LogEntry = { type: 'RoleAssigned', at: day(6), data: { partnerId: partner('alpha'), role: 'selling', weight: null, registrationId: 'R' } };
    expect(owed([committed(day(2)), registered, accepts, role])).toEqual(['response 1 met']);
    expect(owed([committed(day(2)), registered, assigned(day(5), 'alpha', 'influence'), accepts])).toEqual(['response 1 met', 'response 0 breached']);
  });

  it('B10: is waited for no more where the deal closed before it was due', () => {
    expect(owed([...asked, won(hours(day(5), 10))])).toEqual([]);
    expect(owed([...asked, won(hours(day(5), 30))])).toEqual(['response 0 breached']);
    expect(owed([...asked, did(hours(day(5), 5), 'email'), won(hours(day(5), 10))])).toEqual(['response 1 met']);
  });

  it('B10: does not rest on a touchpoint that was voided', () => {
    const answer = touched(day(5, 14), 'T', 'alpha', 'selling');
    const voided: LogEntry = { type: 'TouchpointVoided', at: day(9), data: { touchpointId: 'T', reason: sealed } };
    expect([owed([...asked, answer]), owed([...asked, answer, voided])]).toEqual([['response 1 met'], ['response 0 breached']]);
  });
});

describe('the meetings and the content that a partner promised', () => {
  const promised = committed(day(2), { meetings: 2, content: 1 });
  const deeds = [did(day(3), 'meeting'), did(day(4), 'jointPresentation'), did(day(5), 'caseStudy'), did(day(6), 'email')];

  it('B10: are counted until the close, and are due then', () => {
    expect(owed([promised, ...deeds])).toEqual(['content 1 met', 'meetings 2 met']);
    expect(owed([promised, did(day(3), 'demo')])).toEqual(['content 0 pending', 'meetings 1 pending']);
    expect(owed([promised, did(day(3), 'demo'), won(day(30)), did(day(31), 'meeting'), did(day(31), 'webinar')])).toEqual(['content 0 breached', 'meetings 1 breached']);
  });

  it('B10: are awaited again on a deal that is open again', () => {
    expect(owed([promised, won(day(30)), reopened(day(40))])).toEqual(['content 0 pending', 'meetings 0 pending']);
  });

  it('B10: are those of the last commitment, each partner\'s its own', () => {
    const entries = [promised, committed(day(3), { meetings: 1 }), committed(day(3), { content: 3 }, 'beta'), did(day(4), 'demo')];
    expect([owed(entries), owed(entries, day(100), 'beta')]).toEqual([['meetings 1 met'], ['content 0 pending']]);
  });
});

describe('any obligations', () => {
  const name = fc.constantFrom('alpha', 'beta');
  const at = fc.integer({ min: 2, max: 60 }).map((number) => day(number));
  const entry = fc.oneof(
    fc.tuple(at, fc.integer({ min: 1, max: 100 }), fc.nat(3), fc.nat(2), name).map(([when, count, meetings, content, whom]) => committed(when, { hours: count, meetings, content }, whom)),
    fc.tuple(at, fc.constantFrom('meeting', 'content', 'email'), fc.option(name)).map(([when, kind, whom]) => did(when, kind, whom, whom === null ? 'selling' : null)),
    fc.tuple(at, name, fc.constantFrom('selling', 'sourcing')).map(([when, whom, role]) => assigned(when, whom, role as PartnerRole)),
  );
  const log = fc.uniqueArray(entry, { maxLength: 12, selector: ({ at: when, type, data }) => JSON.stringify([when, type, 'touchpointId' in data ? data.touchpointId : data]) });
  const standings = (entries: readonly LogEntry[], now: Instant) => owed(entries, now).concat(owed(entries, now, 'beta'));

  it('B10: once breached stay breached however much time passes, and more work breaches none', () => {
    fc.assert(fc.property(log, at, at, (entries, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const breaches = (drawn: readonly LogEntry[], now: Instant) => standings(drawn, now).filter((text) => text.endsWith('breached')).length;
      expect(breaches(entries, later)).toBeGreaterThanOrEqual(breaches(entries, earlier));
      expect(breaches([...entries, did(one, 'demo')], day(90))).toBeLessThanOrEqual(breaches(entries, day(90)));
    }));
  });

  it('B10: of two partners are told apart: what one does changes nothing of the other\'s', () => {
    fc.assert(fc.property(log, at, (entries, when) => {
      expect(owed([...entries, did(when, 'meeting', 'beta')])).toEqual(owed(entries));
    }));
  });
});
