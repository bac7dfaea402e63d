import type { PartnerEvent } from '#events';
import { accept, parseCurrency, parseMinor, reject, type Decision } from '#kernel';
import type { PartnerCommand } from './partner.commands.js';
import { choiceKey } from './partner.evolve.js';
import type { PartnerFacts } from './partner.facts.js';
import type { OnboardedPartner } from './partner.state.js';

type CommandOf<Type extends PartnerCommand['type']> = Extract<PartnerCommand, { type: Type }>;
type Answer = Decision<PartnerEvent>;

/** Says under which number, and in which currency, the partner is paid. */
export const namePayee = ({ payee }: OnboardedPartner, { payeeReference, currency }: CommandOf<'NamePayee'>): Answer => {
  if (currency !== null && parseCurrency(currency) === undefined) {
    return reject('currency-unknown', `${currency} is no currency with minor units of ISO 4217.`, '/currency');
  }
  return payee.named && payee.payeeReference === payeeReference && payee.currency === currency
    ? accept()
    : accept({ type: 'PayeeNamed', data: { payeeReference, currency } });
};

/** Takes one of the rewards of an incentive that was earned: once, and for good. */
export const chooseIncentive = (state: OnboardedPartner, command: CommandOf<'ChooseIncentive'>, { rewards }: PartnerFacts): Answer => {
  const { period, ruleSetId, version, clause, option } = command;
  const chosen = state.choices.get(choiceKey(command));
  if (chosen === option) return accept();
  if (chosen !== undefined) return reject('already-chosen', `Option ${chosen} was chosen; a choice is made once.`, '/option');
  if (rewards === null) return reject('award-unknown', `${clause} of ${ruleSetId} version ${version} left no choice for ${period}.`, '/clause');
  if (!Number.isInteger(option) || option < 0 || option >= rewards) return reject('option-unknown', `There are ${rewards} options, from 0.`, '/option');
  return accept({ type: 'IncentiveChosen', data: { period, ruleSetId, version, clause, option } });
};

/** Gives up what the partner owes back, or takes a credit away that nobody claims; never nothing. */
export const writeOffBalance = ({ writeOffs }: OnboardedPartner, command: CommandOf<'WriteOffBalance'>): Answer => {
  const { writeOffId, amount, currency: code, reason } = command;
  const known = writeOffs.get(writeOffId);
  if (known === `${amount} ${code}`) return accept();
  if (known !== undefined) return reject('write-off-differs', `${writeOffId} was of ${known}.`, '/writeOffId');
  const currency = parseCurrency(code);
  if (currency === undefined) return reject('currency-unknown', `${code} is no currency with minor units of ISO 4217.`, '/currency');
  const minor = parseMinor(amount, currency);
  if (minor === undefined || minor === 0n) return reject('amount-invalid', `${amount} is no amount of ${code} other than zero.`, '/amount');
  return accept({ type: 'BalanceWrittenOff', data: { writeOffId, amount, currency: code, reason } });
};
