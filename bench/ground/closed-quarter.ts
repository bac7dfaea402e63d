import type { EventToAppend, JsonObject } from '#event-store';
import { periodsStream, ruleSetStream, statementsStream, type RecordedDealEvent, type RecordedEvent, type RecordedRuleSetEvent, type StatementLine } from '#events';
import { sha256Hex, type EventId, type Instant, type PartnerId, type Period, type RuleSetId, type UserId } from '#kernel';
import {
  accrualsOf, awardLines, awardTally, foldDossiers, foldTerms, noTerms, readRuleSet, statementParts, type DraftLine, type ReplayInputs, type StoredDossier, type Terms,
} from '#rules';
import { demoFoundedAt, demoRuleSet, demoRuleSetNext } from '../../apps/cli/demo/demo-programme.js';
import { generateDeals } from '../generate-deals.js';

/** The quarter that is replayed: every deal was won in it, and its statements were issued. */
export const quarter = '2026-Q1' as Period;
const closedAt = '2026-04-10T15:00:00.000Z' as Instant;
const issuedAt = '2026-04-10T16:00:00.000Z' as Instant;
const askedAt = '2026-04-20T00:00:00.000Z' as Instant;
const author = 'usr_olivia' as UserId;
/** The first deals are opened after the programme was founded, and the last are won before the quarter ends. */
const firstDayMs = Date.UTC(2025, 11, 2, 14);

/** A deal as its stream tells it and as it is stored, and the lines that its statements are to promise. */
export interface WonDeal {
  readonly stream: string;
  readonly events: readonly RecordedDealEvent[];
  readonly stored: StoredDossier;
  readonly lines: readonly (readonly [PartnerId, DraftLine])[];
}

/** The rules that the quarter was booked by, as their stream tells them. */
export const bookedRules = (): readonly RecordedRuleSetEvent[] => {
  const { document, digest } = soundRules(demoRuleSet);
  const stream = ruleSetStream(document.id as RuleSetId);
  const fact = (revision: number, type: string, data: object) => recorded({ stream, revision, at: demoFoundedAt as Instant }, type, data) as RecordedRuleSetEvent;
  return [
    fact(0, 'RuleSetDrafted', { ruleSetId: document.id, version: 1, digest, document, draftedBy: author }),
    fact(1, 'RuleSetProposed', { version: 1, digest, proposedBy: author }),
    fact(2, 'RuleSetApproved', { version: 1, digest, approvedBy: author }),
  ];
};

/** Deals that were all won in the quarter, one after the other; a seed decides them wholly. */
export function* wonDeals(seed: number, count: number): Generator<WonDeal, undefined> {
  const terms = bookedRules().reduce<Terms>(foldTerms, noTerms);
  for (const { stream, events } of generateDeals(seed, count, { firstDayMs, outcomes: ['won'] })) {
    const stored = foldDossiers(undefined, events);
    yield { stream, events, stored, lines: linesOf(stored, terms) };
  }
}

/** The lines of the awards that the quarter's deals earned, counted as its closing counts them. */
export const earnedAwards = (deals: Iterable<WonDeal>): readonly (readonly [PartnerId, DraftLine])[] => {
  const terms = bookedRules().reduce<Terms>(foldTerms, noTerms);
  const tally = awardTally(terms, { period: quarter, knownAt: closedAt });
  for (const { stored } of deals) tally.add(stored);
  const found = tally.found();
  const counted = { ...terms, awards: found.counted.map((award) => ({ ...award, takenBackIn: null })) };
  const lines = awardLines(counted, found, { cause: { period: quarter, knownAt: closedAt, eventId: 'evt_closed' as EventId }, issued: new Map() });
  return [...lines].flatMap(([partnerId, own]) => own.map((line): readonly [PartnerId, DraftLine] => [partnerId, line]));
};

/** The closing of the quarter: approved, its statements issued in parts as lines come, and ended. */
export function* closingEvents(lines: Iterable<readonly [PartnerId, DraftLine]>): Generator<RecordedEvent> {
  yield recorded({ stream: periodsStream, revision: 0, at: closedAt }, 'PeriodCloseApproved', { period: quarter, knownAt: closedAt, approvedBy: author });
  let revision = 0;
  const issued = (partnerId: PartnerId, own: readonly DraftLine[]): readonly RecordedEvent[] =>
    statementParts({ lines: own.map(({ eventIds: _eventIds, ...line }, index): StatementLine => ({ lineNo: index + 1, ...line })), evidence: [], balances: [] }, { period: quarter, partnerId })
      .map((part) => recorded({ stream: statementsStream(quarter), revision: revision++, at: issuedAt }, 'StatementIssued', part));
  const waiting = new Map<PartnerId, DraftLine[]>();
  for (const [partnerId, line] of lines) {
    const own = waiting.get(partnerId) ?? [];
    waiting.set(partnerId, own);
    if (own.push(line) === linesPerPart) yield* issued(partnerId, own.splice(0));
  }
  for (const [partnerId, own] of waiting) yield* issued(partnerId, own);
  yield recorded({ stream: periodsStream, revision: 1, at: issuedAt }, 'PeriodClosed', { period: quarter, knownAt: closedAt });
}

const linesPerPart = 200;

/** What is asked of the replay: the quarter under the demo's next rules, by which every deal differs, or under its own. */
export const askedOf = (rules: 'next' | 'own'): ReplayInputs =>
  ({ from: quarter, to: quarter, rules: rules === 'own' ? { kind: 'own' } : { kind: 'draft', ...soundRules(demoRuleSetNext) }, publishedBy: askedAt, knownAt: askedAt, bookedAt: askedAt, dealsOf: null });

/** The event as a store is handed it. */
export const eventToAppend = ({ id, type, data, metadata }: RecordedEvent): EventToAppend =>
  ({ id, type, data: data as JsonObject, metadata: metadata as unknown as JsonObject });

const soundRules = (text: string) => {
  const read = readRuleSet(text);
  if (!read.ok) throw new Error('A rule set of the demo is not sound.');
  return { document: read.document, digest: read.digest };
};

const linesOf = (stored: StoredDossier, terms: Terms): WonDeal['lines'] => accrualsOf(stored, terms).map((accrual) => {
  const { partnerId, kind, dealId, position, clause, ruleSetId, version, amount, currency, withheld, dealPeriod, causeEventId, causeType, occurredAt, recordedAt, dueOn, holdback, holdbackUntil, eventIds } = accrual;
  return [partnerId as PartnerId, {
    kind, dealId, position, clause, ruleSetId, version, amount, currency, withheld, dealPeriod, causeEventId, causeType, occurredAt, recordedAt, dueOn, holdback, holdbackUntil, eventIds }];
});

const recorded = ({ stream, revision, at }: { readonly stream: string; readonly revision: number; readonly at: Instant }, type: string, data: object): RecordedEvent => ({
  type, data, id: idOf(`${stream} ${String(revision)}`), stream, revision,
  metadata: {
    schemaVersion: 1, occurredAt: at, recordedAt: at, sourceRecordedAt: null, actor: { userId: author, rights: ['operations'], partnerId: null },
    causationId: null, correlationId: 'bench', idempotencyKey: 'bench', bodyDigest: '00' },
} as unknown as RecordedEvent);

const idOf = (name: string): EventId => {
  const hex = sha256Hex(name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as EventId;
};
