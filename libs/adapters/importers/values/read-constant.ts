import { coSellModels, dealOrigins, partnerRoles, touchpointLoggers } from '#events';
import { parseCurrency, parseRuleSetId, type Currency, type RuleSetId } from '#kernel';
import type { Kind } from '../mapping/uses.js';
import { readDecimal, shortened } from './decimal-text.js';
import { momentReader } from './moment.js';
import { readCode, readDomain, readExternalId, readName, readWord } from './texts.js';
import { valueFault, type ValueFault } from './value-fault.js';
import { readWeight } from './weight.js';

/** A currency with a minor unit, upper case. */
export const readCurrency = (text: string): Currency | ValueFault =>
  parseCurrency(text) ?? valueFault('currency-unknown', `"${shortened(text)}" is no ISO 4217 currency with a minor unit.`);

export const readRuleSetId = (text: string): RuleSetId | ValueFault =>
  parseRuleSetId(text) ?? valueFault('id-unreadable', `"${shortened(text)}" is no rule set's id.`);

export const readStatus = readWord(['open', 'won', 'lost']);
export const readRole = readWord(partnerRoles);
export const readModel = readWord(coSellModels);
export const readOrigin = readWord(dealOrigins);
export const readLogger = readWord(touchpointLoggers);

/** Whether a text that the mapping itself gives can be a value of the kind. Its dates are yyyy-MM-dd or instants, its numbers have a point. */
export const readConstant = (text: string, kind: Kind): unknown => readers[kind](text);

const readers: Readonly<Record<Kind, (text: string) => unknown>> = {
  id: readExternalId,
  name: readName,
  code: readCode,
  domain: readDomain,
  amount: (text) => readDecimal(text, '.'),
  currency: readCurrency,
  weight: (text) => readWeight(text, '.'),
  moment: (text) => momentReader(null, 'UTC')?.(text),
  status: readStatus,
  role: readRole,
  model: readModel,
  origin: readOrigin,
  logger: readLogger,
  ruleSet: readRuleSetId,
};
