/**
 * Every kind of reward; schema and reference list them by these names. Adding a kind is its folder (schema fragment, rule,
 * worked example, spec) and one line here: schema, validation, evaluation and docs/rules.md follow.
 */
export { amountReward } from './amount/amount.reward.js';
export { upliftPointsReward } from './uplift-points/uplift-points.reward.js';
export { upliftRelativeReward } from './uplift-relative/uplift-relative.reward.js';
