import type { CoSellModel, DealOrigin } from '#events';
import type { Currency, Instant, RuleSetId } from '#kernel';
import type { MappedDeals, MappedFile } from '../mapping/mapping.schema.js';
import { columnsOf } from '../mapping/uses.js';
import { readAmount } from '../values/amount.js';
import { readCurrency, readModel, readOrigin, readRuleSetId, readStatus } from '../values/read-constant.js';
import { readCode, readDomain, readExternalId } from '../values/texts.js';
import { decimalOf, type Field, type Surroundings } from './field.js';
import { fieldsOf, nameReader, type FieldMaker } from './fields.js';
import { addFault, addNotice, addValueFault, type RowReading } from './row-reading.js';
import { isValueFault } from '../values/value-fault.js';

/** What a deal's own row says of it; partners by their ids in the source. */
export interface DealFacts {
  readonly externalId: string;
  readonly account: { readonly name: string; readonly domain: string | null; readonly segment: string | null } | null;
  readonly currency: Currency;
  readonly amount: string;
  readonly created: Instant;
  readonly createdAssumed: boolean;
  /** Null while the deal is open. */
  readonly close: { readonly won: boolean; readonly at: Instant; readonly assumed: boolean } | null;
  readonly stage: { readonly name: string; readonly enteredAt: Instant } | null;
  readonly model: CoSellModel | null;
  readonly origin: DealOrigin;
  readonly sourcePartner: string | null;
  readonly ruleSetId: RuleSetId;
  readonly recordedAt: Instant | null;
}

/** Makes the reader of deals' rows; it gives null, having added the faults, for a row that is no good deal. */
export const dealFactsReader = (deals: MappedDeals, file: MappedFile | undefined, surroundings: Surroundings): ((reading: RowReading) => DealFacts | null) => {
  const make = fieldsOf(file, surroundings);
  const fields = fieldsOfDeal(deals, make);
  const account = accountReader(deals, make);
  return (reading) => {
    const externalId = fields.id(reading);
    const currency = fields.currency(reading);
    const amount = currency && amountOf(reading, fields.amount, { currency: currency.value, file });
    const created = fields.created(reading);
    const status = fields.status(reading);
    const ruleSet = fields.ruleSet(reading);
    const close = status && status.value !== 'open' ? closeOf(reading, fields.closed, status.value === 'won') : null;
    const [named, stage, entered] = [account(reading), fields.stage(reading), fields.stageEntered(reading)];
    const [model, origin, sourcePartner, recorded] = [fields.model(reading), fields.origin(reading), fields.sourcePartner(reading), fields.recorded(reading)];
    if (close && created && close.at < created.value) closedTooEarly(reading, deals);
    if (reading.faults.length > 0 || !externalId || !currency || !amount || !created || !ruleSet) return null;
    if (created.assumed || close?.assumed) dateAssumed(reading, columnsOf((created.assumed ? undefined : deals.closed) ?? deals.created)[0] ?? null);
    return {
      externalId: externalId.value, account: named, currency: currency.value, amount, created: created.value, createdAssumed: created.assumed, close,
      stage: stage && { name: stage.value, enteredAt: entered?.value ?? created.value }, model: model?.value ?? null, origin: origin?.value ?? 'vendor',
      sourcePartner: sourcePartner?.value ?? null, ruleSetId: ruleSet.value, recordedAt: recorded?.value ?? null,
    };
  };
};

const fieldsOfDeal = (deals: MappedDeals, make: FieldMaker) => ({
  id: make.required(deals.id, readExternalId),
  currency: make.required(deals.currency, readCurrency),
  amount: make.required(deals.amount, (text, own) => ({ text, own })),
  created: make.required(deals.created, make.moment(deals.created)),
  status: make.required(deals.status, readStatus),
  ruleSet: make.required(deals.ruleSet, readRuleSetId),
  closed: make.required(deals.closed ?? { constant: '' }, make.moment(deals.closed)),
  stage: make.optional(deals.stage, nameReader),
  stageEntered: make.optional(deals.stageEntered, make.moment(deals.stageEntered)),
  model: make.optional(deals.model, readModel),
  origin: make.optional(deals.origin, readOrigin),
  sourcePartner: make.optional(deals.sourcePartner, readExternalId),
  recorded: make.optional(deals.recorded, make.moment(deals.recorded)),
});

const accountReader = ({ account }: MappedDeals, make: FieldMaker): ((reading: RowReading) => DealFacts['account']) => {
  if (!account) return () => null;
  const name = make.optional(account.name, nameReader);
  const domain = make.optional(account.domain, readDomain);
  const segment = make.optional(account.segment, readCode);
  return (reading) => {
    const faultsBefore = reading.faults.length;
    const [named, itsDomain, itsSegment] = [name(reading), domain(reading), segment(reading)];
    if (named) return { name: named.value, domain: itsDomain?.value ?? null, segment: itsSegment?.value ?? null };
    if (reading.faults.length === faultsBefore) {
      addNotice(reading, { column: columnsOf(account.name)[0] ?? null, code: 'account-missing', message: 'The row names no account; the deal is kept without one.' });
    }
    return null;
  };
};

interface AmountContext {
  readonly currency: Currency;
  readonly file: MappedFile | undefined;
}

const amountOf = (reading: RowReading, field: Field<{ readonly text: string; readonly own: boolean }>, { currency, file }: AmountContext): string | null => {
  const taken = field(reading);
  if (!taken) return null;
  const amount = readAmount(taken.value.text, { currency, decimal: decimalOf(file, taken.value.own) });
  if (!isValueFault(amount)) return amount;
  addValueFault(reading, taken.column, amount);
  return null;
};

const closeOf = (reading: RowReading, closed: Field<Instant>, won: boolean): DealFacts['close'] => {
  const at = closed(reading);
  return at && { won, at: at.value, assumed: at.assumed };
};

const dateAssumed = (reading: RowReading, column: string | null): void =>
  addNotice(reading, { column, code: 'date-assumed', message: 'The row has no date; the deal takes that of the mapping, and the flag that its date is assumed.' });

const closedTooEarly = (reading: RowReading, { closed }: MappedDeals): void =>
  addFault(reading, { column: (closed === undefined ? undefined : columnsOf(closed)[0]) ?? null, code: 'closed-before-created', message: 'The deal closed before it was created.' });
