import {
  parseDealId, parseDisputeId, parsePartnerId, parsePeriod, parseRuleSetId, parseUserId, type DealId, type DisputeId, type PartnerId, type Period, type RuleSetId, type UserId,
} from '#kernel';

/** The kinds of stream, one decider each. */
export const streamKinds = ['programme', 'partner', 'deal', 'ruleset', 'user', 'periods', 'statements', 'payouts', 'batch', 'rates', 'dispute'] as const;
export type StreamKind = (typeof streamKinds)[number];

/**
 * Stream names: `programme`, `periods`, `payouts`, `rates`; `deal-…`, `partner-…`, `user-…`, `dispute-…` with the id less its prefix, `ruleset-…`;
 * `statements-2026-q1`, `batch-7`.
 */
export const programmeStream = 'programme';
export const periodsStream = 'periods';
export const payoutsStream = 'payouts';
export const ratesStream = 'rates';
export const statementsStream = (period: Period): string => `statements-${period.toLowerCase()}`;
export const batchStream = (batch: number): string => `batch-${batch}`;
export const dealStream = (id: DealId): string => `deal-${id.slice('deal_'.length)}`;
export const disputeStream = (id: DisputeId): string => `dispute-${id.slice('dsp_'.length)}`;
export const partnerStream = (id: PartnerId): string => `partner-${id.slice('ptr_'.length)}`;
export const ruleSetStream = (id: RuleSetId): string => `ruleset-${id}`;
export const userStream = (id: UserId): string => `user-${id.slice('usr_'.length)}`;

/** The form of every stream name, for schemas. */
export const streamNamePattern = 
  '^(programme|periods|payouts|rates|statements-\\d{4}-q[1-4]|batch-[1-9]\\d{0,8}|(deal|partner|user|dispute|ruleset)-[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)$';

/** What a stream's name says: its kind and, but for the programme's, the id of what it is about. Undefined for a name that is not ours. */
export const readStreamName = (stream: string): StreamName | undefined => {
  if (isSingle(stream)) return { kind: stream };
  const dash = stream.indexOf('-');
  const [kind, rest] = [stream.slice(0, dash), stream.slice(dash + 1)];
  if (kind === 'deal') return named(kind, parseDealId(`deal_${rest}`));
  if (kind === 'partner') return named(kind, parsePartnerId(`ptr_${rest}`));
  if (kind === 'dispute') return named(kind, parseDisputeId(`dsp_${rest}`));
  if (kind === 'ruleset') return named(kind, parseRuleSetId(rest));
  if (kind === 'user') return named(kind, parseUserId(`usr_${rest}`));
  if (kind === 'statements') return named(kind, /^\d{4}-q/.test(rest) ? parsePeriod(rest.toUpperCase()) : undefined);
  if (kind === 'batch') return named(kind, /^[1-9]\d{0,8}$/.test(rest) ? rest : undefined);
  return undefined;
};

export type StreamName =
  | { readonly kind: 'programme' | 'periods' | 'payouts' | 'rates' }
  | { readonly kind: 'deal'; readonly id: DealId }
  | { readonly kind: 'partner'; readonly id: PartnerId }
  | { readonly kind: 'dispute'; readonly id: DisputeId }
  | { readonly kind: 'ruleset'; readonly id: RuleSetId }
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'statements'; readonly id: Period }
  /** The batch's number in digits. */
  | { readonly kind: 'batch'; readonly id: string };

const singleStreams = [programmeStream, periodsStream, payoutsStream, ratesStream] as const;
const isSingle = (stream: string): stream is (typeof singleStreams)[number] => (singleStreams as readonly string[]).includes(stream);

const named = <Kind extends StreamKind, Id>(kind: Kind, id: Id | undefined) => (id === undefined ? undefined : { kind, id });
