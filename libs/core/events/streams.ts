import { parseDealId, parsePartnerId, parseRuleSetId, parseUserId, type DealId, type PartnerId, type RuleSetId, type UserId } from '#kernel';

/** The kinds of stream, one decider each. */
export const streamKinds = ['programme', 'partner', 'deal', 'ruleset', 'user'] as const;
export type StreamKind = (typeof streamKinds)[number];

/** Stream names: `programme`, `deal-…`, `partner-…`, `user-…` with the id less its prefix, `ruleset-…`. */
export const programmeStream = 'programme';
export const dealStream = (id: DealId): string => `deal-${id.slice('deal_'.length)}`;
export const partnerStream = (id: PartnerId): string => `partner-${id.slice('ptr_'.length)}`;
export const ruleSetStream = (id: RuleSetId): string => `ruleset-${id}`;
export const userStream = (id: UserId): string => `user-${id.slice('usr_'.length)}`;

/** The form of every stream name, for schemas. */
export const streamNamePattern = '^(programme|(deal|partner|user|ruleset)-[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)$';

/** What a stream's name says: its kind and, but for the programme's, the id of what it is about. Undefined for a name that is not ours. */
export const readStreamName = (stream: string): StreamName | undefined => {
  if (stream === programmeStream) return { kind: 'programme' };
  const dash = stream.indexOf('-');
  const [kind, rest] = [stream.slice(0, dash), stream.slice(dash + 1)];
  if (kind === 'deal') return named(kind, parseDealId(`deal_${rest}`));
  if (kind === 'partner') return named(kind, parsePartnerId(`ptr_${rest}`));
  if (kind === 'ruleset') return named(kind, parseRuleSetId(rest));
  if (kind === 'user') return named(kind, parseUserId(`usr_${rest}`));
  return undefined;
};

export type StreamName =
  | { readonly kind: 'programme' }
  | { readonly kind: 'deal'; readonly id: DealId }
  | { readonly kind: 'partner'; readonly id: PartnerId }
  | { readonly kind: 'ruleset'; readonly id: RuleSetId }
  | { readonly kind: 'user'; readonly id: UserId };

const named = <Kind extends StreamKind, Id>(kind: Kind, id: Id | undefined) => (id === undefined ? undefined : { kind, id });
