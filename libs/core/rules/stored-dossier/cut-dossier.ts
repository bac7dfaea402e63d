import { compareUtf8, type Instant, type PartnerId, type RuleSetId } from '#kernel';
import type { Dossier, DossierRole, DossierTouchpoint } from '../dossier/dossier.schema.js';
import { closingsOf, type Closings, type DealStanding } from './closing-of.js';
import { counts, heldOf, inLogOrder, latestOf, type Cut } from './cut.js';
import { rolesAt, type RoleHeld } from './roles-at.js';
import type { Fact, MoneyFact, PartnerOrVendor, StoredAdjustment, StoredDossier, StoredRegistration } from './stored-dossier.js';
import { touchpointAt } from './touchpoint-at.js';

/**
 * The deal as `tandem.dossier/1` at a stop of both clocks: a pure cut, the same as folding only the events recorded by
 * `knownAt` and reading them at `asOf`. Undefined where the deal did not exist yet or was not known. Of facts about one thing
 * the one that was true last holds (`latestOf`). What was refunded before a reopening stays a fact of the deal: a later win has
 * its own window, but the money is gone.
 */
export const cutDossier = (stored: StoredDossier, cut: Cut = {}): Dossier | undefined => {
  if (!counts(stored.opened, cut)) return undefined;
  const { opened } = stored;
  const closings = closingsOf(stored, cut);
  return {
    format: 'tandem.dossier/1',
    dealId: stored.dealId,
    ...accountOf(stored),
    currency: opened.currency,
    amount: amountAt(stored, closings, cut),
    margin: latestOf(stored.margins, cut)?.margin ?? null,
    model: (latestOf<ModelFact>(stored.models, cut, opened) ?? opened).model,
    status: closings.standing.status,
    origin: opened.origin,
    sourcePartnerId: sourcePartnerAt(stored, cut),
    createdAt: opened.occurredAt,
    ...registrationsAt(stored, cut),
    closedAt: closings.standing.status === 'open' ? null : closings.standing.closedAt,
    roles: rolesAt(stored, closings.corrections, cut).map(roleOf),
    touchpoints: touchpointsAt(stored, cut),
    stages: stagesAt(stored, cut),
    adjustments: stored.adjustments.filter((fact) => counts(fact, cut)).map(adjustmentOf),
    invoiced: moneyAt(stored.invoices, cut),
    collected: moneyAt(stored.receipts, cut),
    ...bucketAt(stored, cut),
    ...assumedAt(stored, closings.standing),
  };
};

/** The rule set that the deal follows at the cut. */
export const ruleSetOfDeal = (stored: StoredDossier, cut: Cut = {}): RuleSetId =>
  (latestOf<RuleSetFact>(stored.ruleSets, cut, stored.opened) ?? stored.opened).ruleSetId;

const accountOf = ({ opened: { account } }: StoredDossier) => (account === null ? {} : { account: withoutNulls(account) });

/** A correction's amount takes the place of those recorded before it; one that is told after a reopening may follow it. */
const amountAt = (stored: StoredDossier, { corrections }: Closings, cut: Cut): string => {
  if (corrections.length === 0) return (latestOf<AmountFact>(stored.amounts, cut, stored.opened) ?? stored.opened).amount;
  const told = [stored.opened, ...stored.amounts].filter((fact) => counts(fact, cut)).map((fact) => ({ ...placeOf(fact), amount: fact.amount, corrects: false }));
  const corrected = corrections.flatMap(({ change: { amount }, ...fact }) => (amount === null ? [] : [{ ...placeOf(fact), amount, corrects: true }]));
  return heldOf(inLogOrder([...told, ...corrected]), ({ corrects }) => corrects)?.amount ?? stored.opened.amount;
};

type AmountFact = Pick<StoredDossier['opened'], keyof Fact | 'amount'>;
type ModelFact = Pick<StoredDossier['opened'], keyof Fact | 'model'>;
type RuleSetFact = Pick<StoredDossier['opened'], keyof Fact | 'ruleSetId'>;

const placeOf = ({ eventId, revision, occurredAt, recordedAt }: Fact): Fact => ({ eventId, revision, occurredAt, recordedAt });

const sourcePartnerAt = ({ opened, sourcePartners }: StoredDossier, cut: Cut): PartnerId | null =>
  (sourcePartners.length === 0 ? opened.sourcePartnerId : latestOf<Fact & PartnerOrVendor>(sourcePartners, cut, { ...opened, partnerId: opened.sourcePartnerId })?.partnerId ?? null);

/** In the order of entering, however late that was learned. */
const stagesAt = (stored: StoredDossier, cut: Cut) => stored.stages.filter((fact) => counts(fact, cut))
  .map(({ stage, occurredAt, eventId }) => ({ stage, enteredAt: occurredAt, eventId }))
  .sort((left, right) => compareUtf8(left.enteredAt, right.enteredAt));

/** `registeredAt` is the earliest approval; a registration that expired later was approved all the same. */
const registrationsAt = (stored: StoredDossier, cut: Cut) => {
  const registrations = stored.registrations.flatMap((registration) => approvalAt(registration, cut));
  const first = registrations.map(({ approvedAt }) => approvedAt).sort(compareUtf8)[0];
  return { ...(first === undefined ? {} : { registeredAt: first }), registrations };
};

const approvalAt = (registration: StoredRegistration, cut: Cut) => {
  const steps = registration.steps.filter((step) => counts(step, cut));
  const approval = steps.find((step) => step.step === 'approved');
  if (approval === undefined || !counts(registration, cut)) return [];
  const accepted = steps.flatMap((step) => (step.step === 'accepted' ? [step.partnerId] : []));
  return [{ approvedAt: approval.occurredAt, partnerIds: sortedOnce([...accepted, ...approval.boundFor]), eventId: approval.eventId }];
};

const sortedOnce = (partnerIds: readonly PartnerId[]): PartnerId[] => [...new Set(partnerIds)].sort(compareUtf8);

const roleOf = ({ role, partnerId, weight, eventId }: RoleHeld): DossierRole => (weight === null ? { role, partnerId, eventId } : { role, partnerId, weight, eventId });

const touchpointsAt = (stored: StoredDossier, cut: Cut): DossierTouchpoint[] => {
  const touchpoints: DossierTouchpoint[] = [];
  for (const touchpoint of stored.touchpoints) {
    const standing = touchpointAt(touchpoint, cut);
    if (standing === undefined) continue;
    const { partnerId, kind, loggedBy, occurredAt, recordedAt, confirmed, role, imported } = standing;
    const cutTouchpoint: DossierTouchpoint = { eventId: touchpoint.eventId, partnerId, kind, loggedBy, occurredAt, recordedAt, confirmed };
    if (role !== null) cutTouchpoint.role = role;
    if (imported) cutTouchpoint.imported = true;
    touchpoints.push(cutTouchpoint);
  }
  return touchpoints;
};

const adjustmentOf = (fact: StoredAdjustment) => {
  const at = { at: fact.occurredAt, eventId: fact.eventId };
  if (fact.kind !== 'churn') return { kind: fact.kind, amount: fact.amount, ...at };
  return { kind: fact.kind, ...withoutNulls({ amount: fact.amount, servedMonths: fact.servedMonths, termMonths: fact.termMonths }), ...at };
};

const moneyAt = (facts: readonly MoneyFact[], cut: Cut): { amount: string; at: Instant; eventId: string }[] =>
  facts.filter((fact) => counts(fact, cut)).map(({ amount, occurredAt, eventId }) => ({ amount, at: occurredAt, eventId }));

const bucketAt = (stored: StoredDossier, cut: Cut) => {
  const confirmed = latestOf(stored.buckets, cut);
  return confirmed === undefined ? {} : { bucket: { value: confirmed.bucket, eventId: confirmed.eventId } };
};

const assumedAt = (stored: StoredDossier, standing: DealStanding) => {
  const assumed = [
    ...(stored.opened.dateAssumed ? ['createdAt' as const] : []),
    ...(standing.status !== 'open' && standing.dateAssumed ? ['closedAt' as const] : []),
  ];
  return assumed.length === 0 ? {} : { assumed };
};

type WithoutNulls<Shape> = { [Key in keyof Shape as null extends Shape[Key] ? never : Key]: Shape[Key] }
  & { [Key in keyof Shape as null extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], null> };

/** The same without the members that are null: the public format leaves out what is not there. */
const withoutNulls = <Shape extends object>(shape: Shape): WithoutNulls<Shape> => {
  const kept: Partial<Shape> = {};
  for (const name of Object.keys(shape) as (keyof Shape)[]) if (shape[name] !== null) kept[name] = shape[name];
  return kept as Shape;
};
