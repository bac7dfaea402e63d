import type Type from 'typebox';
import type { Currency, Fault, Rational } from '#kernel';

/** What an uplift is worked out from: the deal's net, one claim's share of the pool, and that claim's commission. */
export interface UpliftBase {
  readonly netMinor: bigint;
  readonly share: Rational;
  readonly commissionMinor: bigint;
  readonly currency: Currency;
}

/** An uplift before it is rounded, in minor units, and the formula that a person can redo. */
export interface Uplift {
  readonly exactMinor: Rational;
  readonly formula: string;
}

/** A reward ready to be given: an amount of money, or an uplift of the next quarter's deals. */
export interface Reward {
  /** The kind's name, the key in the document, and the last step of the clause. */
  readonly kind: string;
  /** Minor units of the rule set's currency; null unless the reward is an amount. */
  readonly amountMinor: bigint | null;
  /** The percentage as written; null unless the reward is an uplift. */
  readonly percent: string | null;
  /** The uplift of one claim; absent unless the reward is an uplift. */
  readonly uplift?: (base: UpliftBase) => Uplift;
}

/**
 * A case worked out by hand: the reward as a rule set writes it, the claim that it raises (null where it needs none), and
 * the amount it comes to. Amounts are text in `currency`.
 */
export interface RewardExample<Document> {
  readonly story: string;
  readonly reward: Document;
  readonly currency: string;
  readonly claim: { readonly net: string; readonly share: Rational; readonly commission: string } | null;
  readonly comesTo: string;
}

/**
 * One kind of reward: a folder with such a value in it, and a line in the registry. `schema` is that of the reward's object,
 * its title and description for the reference; no other kind has the key `name`, and this one requires it.
 */
export interface RewardKind<Schema extends Type.TObject = Type.TObject> {
  readonly name: string;
  readonly schema: Schema;
  readonly example: RewardExample<Type.Static<Schema>>;
  /** Faults of a well-typed reward, at its clause; amounts are in the rule set's currency. */
  faults(document: Type.Static<Schema>, place: { clause: string; currency: Currency | undefined }): Fault[];
  compile(document: Type.Static<Schema>, currency: Currency): Reward;
}
