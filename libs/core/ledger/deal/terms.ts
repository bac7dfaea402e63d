import { accept, reject } from '#kernel';
import { tell, wasTold } from '../timeline.js';
import type { Answer, CommandOf, EventOf } from './command-of.js';
import type { DealContext } from './deal.facts.js';
import type { OpenedDeal } from './deal.state.js';
import { unlessCoversRefunds } from './payments.js';
import { unlessAmount, unlessOpen, type Refusal } from './refusals.js';
import { heldRoles } from './role.js';

/** The open deal is worth another amount. */
export const changeAmount = (state: OpenedDeal, { amount }: CommandOf<'ChangeAmount'>, { occurredAt }: DealContext): Answer => {
  if (wasTold(state.amounts, { value: amount, at: occurredAt })) return accept();
  return unlessOpen(state) ?? unlessAmount(amount, state.currency) ?? unlessCoversRefunds(state, amount)
    ?? accept({ type: 'AmountChanged', data: { amount } });
};

/** The open deal graduates to another co-sell model (B1), or to none while no partner has a role. */
export const changeModel = (state: OpenedDeal, { model }: CommandOf<'ChangeModel'>, { occurredAt }: DealContext): Answer => {
  if (wasTold(state.models, { value: model, at: occurredAt })) return accept();
  return unlessOpen(state) ?? unlessWithoutRoles(state, model) ?? accept({ type: 'ModelChanged', data: { model } });
};

const unlessWithoutRoles = (state: OpenedDeal, model: CommandOf<'ChangeModel'>['model']): Refusal =>
  model === null && heldRoles(state).length > 0
    ? reject('roles-need-model', 'Partners have roles on this deal; release them before it is sold without partners.', '/model')
    : undefined;

/** The open deal follows another rule set. */
export const moveToRuleSet = (state: OpenedDeal, { ruleSetId }: CommandOf<'MoveToRuleSet'>, { occurredAt, facts }: DealContext): Answer => {
  if (wasTold(state.ruleSets, { value: ruleSetId, at: occurredAt })) return accept();
  const unpublished = facts.publishedRuleSets.has(ruleSetId)
    ? undefined
    : reject('rule-set-not-published', `No version of rule set ${ruleSetId} is published.`, '/ruleSetId');
  return unlessOpen(state) ?? unpublished ?? accept({ type: 'DealMovedToRuleSet', data: { ruleSetId } });
};

/** The deal with its new amount. */
export const amountChanged = (state: OpenedDeal, { data, metadata }: EventOf<'AmountChanged'>): OpenedDeal =>
  ({ ...state, amounts: tell(state.amounts, { value: data.amount, at: metadata.occurredAt }) });

/** The deal under its new model. */
export const modelChanged = (state: OpenedDeal, { data, metadata }: EventOf<'ModelChanged'>): OpenedDeal =>
  ({ ...state, models: tell(state.models, { value: data.model, at: metadata.occurredAt }) });

/** The deal under its new rule set. */
export const dealMovedToRuleSet = (state: OpenedDeal, { data, metadata }: EventOf<'DealMovedToRuleSet'>): OpenedDeal =>
  ({ ...state, ruleSets: tell(state.ruleSets, { value: data.ruleSetId, at: metadata.occurredAt }) });
