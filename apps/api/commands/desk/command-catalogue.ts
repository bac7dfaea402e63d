import type { StreamKind } from '#events';
import type {
  BatchCommand, DealCommand, DisputeCommand, PartnerCommand, PayoutCommand, PeriodCommand, ProgrammeCommand, RateCommand, RuleSetCommand, UserCommand,
} from '#ledger';
import { dealBodies } from '../deal/deal.bodies.js';
import { disputeBodies } from '../dispute/dispute.bodies.js';
import type { FieldClass } from '../fields/field.js';
import { partnerBodies } from '../partner/partner.bodies.js';
import { batchBodies, payoutBodies, periodBodies, rateBodies } from '../money/money.bodies.js';
import { programmeBodies } from '../programme/programme.bodies.js';
import { ruleSetBodies } from '../rule-set/rule-set.bodies.js';
import { userBodies } from '../user/user.bodies.js';
import type { DatedBody } from '../body-of.js';

/** The types of all commands. */
export type CommandType = (DealCommand | PartnerCommand | ProgrammeCommand | RuleSetCommand | UserCommand | PeriodCommand | PayoutCommand | BatchCommand | RateCommand | DisputeCommand)['type'];

/** A command of the API: which kind of stream it is asked of, and the class that its body is read as. */
export interface CatalogueEntry {
  readonly type: CommandType;
  readonly kind: StreamKind;
  readonly body: FieldClass<DatedBody>;
  /** The field that names the stream itself, of a command that may begin one. */
  readonly subjectIn: string | null;
}

const subjectFields: Partial<Record<CommandType, string>> =
  { OpenDeal: 'dealId', OpenDispute: 'disputeId', OnboardPartner: 'partnerId', DraftRuleSet: 'ruleSetId', RegisterUser: 'userId' };

const entriesOf = (kind: StreamKind, bodies: Readonly<Record<string, FieldClass<DatedBody>>>): [string, CatalogueEntry][] =>
  Object.entries(bodies).map(([name, body]) => {
    const type = name as CommandType;
    return [type, { type, kind, body, subjectIn: subjectFields[type] ?? null }];
  });

/** Every command by its type. */
export const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map([
  ...entriesOf('programme', programmeBodies),
  ...entriesOf('partner', partnerBodies),
  ...entriesOf('deal', dealBodies),
  ...entriesOf('dispute', disputeBodies),
  ...entriesOf('ruleset', ruleSetBodies),
  ...entriesOf('user', userBodies),
  ...entriesOf('periods', periodBodies),
  ...entriesOf('payouts', payoutBodies),
  ...entriesOf('batch', batchBodies),
  ...entriesOf('rates', rateBodies),
]);

/** The entry of a type that is known to be one. */
export const entryOf = (type: CommandType): CatalogueEntry => {
  const entry = catalogue.get(type);
  if (!entry) throw new Error(`No command ${type} is in the catalogue.`);
  return entry;
};
