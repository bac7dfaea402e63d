import type { RecordedRuleSetEvent } from '#events';
import type { EventId, Instant, Period, RuleSetId, UserId } from '#kernel';
import { foldDossiers, foldTerms, noTerms, readRuleSet, replayPlan, type ReplayPlan, type ReplayRules } from '#rules';
import { demoFoundedAt, demoRuleSet, demoRuleSetNext } from '../../apps/cli/demo/demo-programme.js';
import { replayChunk } from '../../libs/adapters/replay/replay-chunk.js';
import { generateDeals } from '../generate-deals.js';
import { median } from '../measuring/in-turn.js';

/** Deals a second of one thread's processor time: replayed where nothing differs, and where every deal does; and the parse of their dossiers. */
export interface ReplaySpeed {
  readonly same: number;
  readonly differing: number;
  readonly parsed: number;
}

const rounds = 3;
const dealsPerChunk = 250;

/** Replays two quarters of generated deals under their own rules and under a draft, as a worker does, without the database. */
export const replayGenerated = (seed: number, count: number): ReplaySpeed => {
  const texts = [...generateDeals(seed, count)].map(({ events }) => JSON.stringify(foldDossiers(undefined, events)));
  const { document, digest } = soundRules(demoRuleSetNext);
  const [own, draft] = [planOf({ kind: 'own' }), planOf({ kind: 'draft', document, digest })];
  const measured = Array.from({ length: rounds + 1 }, () => ({
    parsed: perCpuSecond(count, () => { for (const text of texts) JSON.parse(text); }),
    same: perCpuSecond(count, () => { replayAll(own, texts); }),
    differing: perCpuSecond(count, () => { replayAll(draft, texts); }),
  })).slice(1);
  const of = (side: keyof ReplaySpeed): number => median(measured.map((each) => each[side]));
  return { same: of('same'), differing: of('differing'), parsed: of('parsed') };
};

const soundRules = (text: string) => {
  const read = readRuleSet(text);
  if (!read.ok) throw new Error('A rule set of the demo is not sound.');
  return read;
};

const author = 'usr_olivia' as UserId;

const planOf = (rules: ReplayRules): ReplayPlan => {
  const { document, digest } = soundRules(demoRuleSet);
  const now = '2026-12-31T00:00:00.000Z' as Instant;
  const terms = [
    recorded(0, { type: 'RuleSetDrafted', data: { ruleSetId: document.id as RuleSetId, version: 1, digest, document: { ...document }, draftedBy: author } }),
    recorded(1, { type: 'RuleSetProposed', data: { version: 1, digest, proposedBy: author } }),
    recorded(2, { type: 'RuleSetApproved', data: { version: 1, digest, approvedBy: author } }),
  ].reduce(foldTerms, noTerms);
  return replayPlan(terms, { from: '2026-Q1' as Period, to: '2026-Q2' as Period, rules, knownAt: now, publishedBy: now, bookedAt: now, dealsOf: null });
};

type Fact = Pick<RecordedRuleSetEvent, 'type' | 'data'>;

const recorded = (revision: number, fact: Fact): RecordedRuleSetEvent => ({
  ...fact, id: `rules-${revision}` as EventId, stream: 'ruleset-standard', revision,
  metadata: {
    schemaVersion: 1, occurredAt: demoFoundedAt as Instant, recordedAt: demoFoundedAt as Instant, sourceRecordedAt: null,
    actor: { userId: 'usr_olivia' as UserId, rights: ['operations'], partnerId: null }, causationId: null, correlationId: 'bench', idempotencyKey: 'bench', bodyDigest: '00' },
} as RecordedRuleSetEvent);

const replayAll = (plan: ReplayPlan, texts: readonly string[]): void => {
  for (let from = 0; from < texts.length; from += dealsPerChunk) {
    const dossiers = texts.slice(from, from + dealsPerChunk);
    replayChunk(plan, { dossiers, issued: dossiers.map(() => []) }, { prices: true });
  }
};

const perCpuSecond = (count: number, work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (count * 1e6) / (user + system);
};
