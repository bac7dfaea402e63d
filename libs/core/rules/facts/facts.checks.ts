import type { Fault } from '#kernel';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { Facts, FactsChoice } from './facts.schema.js';

/** Faults of well-typed facts: incentives that the rule set does not have, options out of range, what stands twice. */
export const factsFaults = ({ choices = [], booked = [] }: Facts, ruleSet: CompiledRuleSet | undefined): Fault[] => [
  ...choices.flatMap((choice, index) => choiceFaults(choice, { clause: `/choices/${index}`, ruleSet })),
  ...repeated(choices.map(({ incentiveId, partnerId, period }) => [incentiveId, partnerId, period]), '/choices'),
  ...repeated(booked.map(({ period }) => [period]), '/booked', '/period'),
  ...booked.flatMap(({ awards }, index) => [
    ...awards.flatMap(({ incentiveId }, award) => unknownFaults(incentiveId, { clause: `/booked/${index}/awards/${award}`, ruleSet })),
    ...repeated(awards.map(({ incentiveId, partnerId }) => [incentiveId, partnerId]), `/booked/${index}/awards`),
  ]),
];

interface Place {
  readonly clause: string;
  readonly ruleSet: CompiledRuleSet | undefined;
}

const unknownFaults = (incentiveId: string, { clause, ruleSet }: Place): Fault[] =>
  ruleSet === undefined || ruleSet.incentives.some(({ id }) => id === incentiveId)
    ? []
    : [{ clause: `${clause}/incentiveId`, message: `is no incentive of the rule set: ${incentiveId}` }];

const choiceFaults = ({ incentiveId, option }: FactsChoice, place: Place): Fault[] => {
  const incentive = place.ruleSet?.incentives.find(({ id }) => id === incentiveId);
  if (incentive === undefined) return unknownFaults(incentiveId, place);
  const options = incentive.isChoice ? incentive.options.length : 0;
  return option < options ? [] : [{ clause: `${place.clause}/option`, message: `is out of range: there are ${options} options` }];
};

const repeated = (keys: readonly (readonly string[])[], list: string, member = ''): Fault[] => {
  const texts = keys.map((key) => JSON.stringify(key));
  return texts.flatMap((text, index) =>
    texts.indexOf(text) === index ? [] : [{ clause: `${list}/${index}${member}`, message: `stands twice: ${text}` }],
  );
};
