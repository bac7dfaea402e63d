import type { RuleSetId, UserId } from '#kernel';

/** What a rule set id fixes: every version has the same basis, calendar and currency. */
export interface FixedTerms {
  readonly basis: string;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
  readonly currency: string;
}

/** A rule set document, format `tandem.ruleset/1`, as it is kept in its draft. */
export type RuleSetDocument = Readonly<Record<string, unknown>>;

/** The draft of the next version; it stays the latest draft when it is published. */
export interface Draft {
  readonly version: number;
  readonly document: RuleSetDocument;
  readonly digest: string;
  readonly draftedBy: UserId;
}

/** A proposal is of one digest: a draft that changed since is not what was proposed. */
export interface Proposal {
  readonly version: number;
  readonly digest: string;
  readonly proposedBy: UserId;
}

export interface PublishedVersion {
  readonly version: number;
  readonly digest: string;
  readonly document: RuleSetDocument;
  readonly effectiveFrom: string;
  readonly approvedBy: UserId;
  readonly retirement: { readonly retired: false } | { readonly retired: true; readonly from: string };
}

/** A rule set: its published versions, in order, and what is being worked on. */
export type RuleSetState =
  | { readonly status: 'none' }
  /** Nothing is drafted beyond the published versions. */
  | (RuleSetBody & { readonly status: 'settled' })
  | (RuleSetBody & { readonly status: 'drafted'; readonly draft: Draft })
  | (RuleSetBody & { readonly status: 'proposed'; readonly draft: Draft; readonly proposal: Proposal });

export interface RuleSetBody {
  readonly ruleSetId: RuleSetId;
  readonly published: readonly PublishedVersion[];
}

/** A rule set of which at least a draft exists. */
export type KnownRuleSet = Exclude<RuleSetState, { status: 'none' }>;
