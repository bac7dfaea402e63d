/** A string or number that carries, for the compiler only, which kind of thing it identifies. */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name };

export type DealId = Brand<string, 'DealId'>;
export type PartnerId = Brand<string, 'PartnerId'>;
export type UserId = Brand<string, 'UserId'>;
export type RuleSetId = Brand<string, 'RuleSetId'>;
export type DisputeId = Brand<string, 'DisputeId'>;
export type EventId = Brand<string, 'EventId'>;

const idPatterns = {
  deal: /^deal_[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
  partner: /^ptr_[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
  user: /^usr_[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
  dispute: /^dsp_[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
  ruleSet: /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
} as const;

/** The kinds of id a caller may send, each with the pattern it must match (JSON Schema dialect of regular expressions). */
export const idPattern = {
  deal: idPatterns.deal.source,
  partner: idPatterns.partner.source,
  user: idPatterns.user.source,
  dispute: idPatterns.dispute.source,
  ruleSet: idPatterns.ruleSet.source,
  /** Names a caller gives to things inside one stream: a touchpoint, a registration, a refund. */
  part: '^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$',
} as const;

/** Reads a deal id (`deal_` and lower-case letters, digits, hyphens); undefined where the text is not one. */
export const parseDealId = (text: string): DealId | undefined =>
  idPatterns.deal.test(text) ? (text as DealId) : undefined;

/** Reads a partner id (`ptr_…`); undefined where the text is not one. */
export const parsePartnerId = (text: string): PartnerId | undefined =>
  idPatterns.partner.test(text) ? (text as PartnerId) : undefined;

/** Reads a user id (`usr_…`); undefined where the text is not one. */
export const parseUserId = (text: string): UserId | undefined =>
  idPatterns.user.test(text) ? (text as UserId) : undefined;

/** Reads the id of a dispute (`dsp_…`); undefined where the text is not one. */
export const parseDisputeId = (text: string): DisputeId | undefined =>
  idPatterns.dispute.test(text) ? (text as DisputeId) : undefined;

/** Reads a rule set id, the `id` of its document; undefined where the text is not one. */
export const parseRuleSetId = (text: string): RuleSetId | undefined =>
  idPatterns.ruleSet.test(text) ? (text as RuleSetId) : undefined;
