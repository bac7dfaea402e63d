import fc from 'fast-check';
import { attributionBuckets, coSellModels, handOffs, partnerRoles, sides, touchpointLoggers, type SealedText } from '#events';
import { parseInstant, type Instant, type PartnerId, type RuleSetId } from '#kernel';
import type { DealCommand } from '../../../libs/core/ledger/deal/deal.commands.js';
import { openAcme } from './deal-scene.js';
import { alpha, beta, gamma, standard } from './people.js';

/** A second published rule set. */
export const premium = 'premium' as RuleSetId;

/** Few values of each, so that commands meet; some of them wrong. */
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null, freq: 3 });
const named = (prefix: string): fc.Arbitrary<string> => fc.constantFrom(`${prefix}-1`, `${prefix}-2`);

/** Instants of the first half of 2026 and of the days before the deal. */
export const anyInstant: fc.Arbitrary<Instant> = fc.constantFrom(
  '2025-12-20T09:00:00.000Z', '2026-01-05T09:00:00.000Z', '2026-01-20T09:00:00.000Z', '2026-03-20T16:00:00.000Z', '2026-06-30T08:00:00.000Z',
).map((text) => parseInstant(text) as Instant);

const partnerId: fc.Arbitrary<PartnerId> = fc.constantFrom(alpha, alpha, beta, beta, gamma, gamma, gamma, 'ptr_nobody' as PartnerId);
const role = fc.constantFrom(...partnerRoles);
const weight = orNull(fc.constantFrom('1', '1.0', '1', '2', '2', '0', '-1', '1234567890123456'));
const amount = fc.constantFrom('50000.00', '40000.00', '100.00', '0.00', '1', '-5.00', '30000.00', '1e9', '');
const sealedText: fc.Arbitrary<SealedText> = fc.constant({ textId: 'text', digest: '1'.repeat(64) });
const ruleSetId = fc.constantFrom(standard, premium, 'unpublished' as RuleSetId);
const kind = fc.constantFrom('introduction', 'demo');
const stage = fc.constantFrom('Discovery', 'Demo', 'Negotiation', 'Haggling');
const model = orNull(fc.constantFrom(...coSellModels));
const bucket = fc.constantFrom(...attributionBuckets);
const side = fc.constantFrom(...sides);
const touchpointId = named('touch');
const registrationId = named('registration');
const correctionId = named('correction');
const payment = { amount };
const months = orNull(fc.constantFrom(0, 6, 12, 1201));

type Type = DealCommand['type'];
type PartsOf<T extends Type> = { readonly [Key in Exclude<keyof Extract<DealCommand, { type: T }>, 'type'>]: fc.Arbitrary<Extract<DealCommand, { type: T }>[Key]> };

const parts: { readonly [T in Exclude<Type, 'OpenDeal'>]: PartsOf<T> } = {
  NameSourcePartner: { partnerId: orNull(partnerId) },
  RegisterDeal: { registrationId, parties: fc.array(fc.record({ partnerId, role, weight, expectedContribution: orNull(sealedText) }), { maxLength: 3 }) },
  AcceptRegistration: { registrationId, partnerId },
  ApproveRegistration: { registrationId, boundFor: fc.array(partnerId, { maxLength: 2 }), reason: orNull(sealedText) },
  RejectRegistration: { registrationId, reason: sealedText },
  ExtendRegistration: { registrationId, validUntil: fc.constantFrom('2026-01-01T00:00:00.000Z' as Instant, '2027-01-01T00:00:00.000Z' as Instant, 'soon' as Instant) },
  ExpireRegistration: { registrationId },
  EngagePartner: { partnerId, bucket: orNull(bucket), activity: orNull(fc.record({ touchpointId, role: orNull(role), kind })) },
  LogTouchpoint: {
    touchpointId, partnerId: orNull(partnerId), role: orNull(role), kind, loggedBy: fc.constantFrom(...touchpointLoggers), imported: fc.boolean(),
    contactId: orNull(fc.constant('contact-1')), note: orNull(sealedText), link: orNull(sealedText) },
  ConfirmTouchpoint: { touchpointId, side },
  ContestTouchpoint: { touchpointId, side, reason: sealedText },
  CorrectTouchpoint: { touchpointId, partnerId: orNull(partnerId), role: orNull(role), kind, touchedAt: anyInstant, reason: orNull(sealedText) },
  VoidTouchpoint: { touchpointId, reason: sealedText },
  AssignRole: { partnerId, role, weight },
  ReleaseRole: { partnerId, role },
  NameRelationshipOwner: { partnerId: orNull(partnerId) },
  NameStageLead: { stage, partnerId: orNull(partnerId) },
  NameHandOff: { handOff: fc.constantFrom(...handOffs), partnerId: orNull(partnerId) },
  MakeCommitment: { partnerId, responseHours: fc.constantFrom(0, 24, 9000), meetings: fc.constantFrom(0, 4), contentPieces: fc.constantFrom(0, 2000) },
  SetExpectedClose: { expectedOn: orNull(fc.constantFrom('2026-04-30', '2026-02-30')) },
  SetNextStep: { step: orNull(sealedText), dueOn: orNull(fc.constantFrom('2026-02-10', 'soon')) },
  ChangeStage: { stage },
  ChangeAmount: payment,
  ChangeModel: { model },
  MoveToRuleSet: { ruleSetId },
  ConfirmAttribution: { bucket },
  WinDeal: { dateAssumed: fc.boolean() },
  LoseDeal: { dateAssumed: fc.boolean() },
  ReopenDeal: { reason: sealedText },
  ProposeReopening: { reason: sealedText },
  ApproveReopening: {},
  ProposeCorrection: {
    correctionId, reason: sealedText, change: fc.record({
      amount: orNull(amount), closedAt: orNull(anyInstant), roles: fc.array(fc.record({ partnerId, role, weight, released: fc.boolean() }), { maxLength: 2 }) }) },
  ApproveCorrection: { correctionId },
  InvoiceDeal: { invoiceId: named('invoice'), ...payment },
  CollectCash: { receiptId: named('receipt'), ...payment },
  SetMargin: { margin: amount },
  RefundDeal: { refundId: named('refund'), ...payment },
  IssueCreditNote: { creditNoteId: named('credit-note'), ...payment },
  RecordChurn: { churnId: named('churn'), amount: orNull(amount), servedMonths: months, termMonths: months },
};

const commandOf = ([type, its]: [string, Readonly<Record<string, fc.Arbitrary<unknown>>>]): fc.Arbitrary<DealCommand> =>
  fc.record(its).map((values) => ({ type, ...values }) as unknown as DealCommand);

const opening: fc.Arbitrary<DealCommand> = fc.record({
  amount, model, origin: fc.constantFrom('vendor', 'partnerLead'), sourcePartnerId: orNull(partnerId), ruleSetId, currency: fc.constantFrom('USD', 'JPY', 'XAU') },
).map((differing) => ({ ...openAcme, ...differing }));

/** Any command on a deal, well-formed and now and then unreasonable; wins and what rests on other commands come often, or few stories would get far. */
export const anyDealCommand: fc.Arbitrary<DealCommand> = fc.oneof(
  ...Object.entries(parts).map((entry) => ({ weight: 1, arbitrary: commandOf(entry) })),
  { weight: 2, arbitrary: fc.constant<DealCommand>({ type: 'WinDeal', dateAssumed: false }) },
  ...(['AcceptRegistration', 'ApproveRegistration', 'ExpireRegistration', 'AssignRole', 'ReleaseRole'] as const)
    .map((type) => ({ weight: 3, arbitrary: commandOf([type, parts[type]]) })),
  { weight: 1, arbitrary: opening });
