import type { DealTrace, TraceStep } from './trace-step.js';

/** The trace for a person: a line for each step, and under it the clause, the events and the note it rests on. */
export const renderTrace = ({ dealId, currency, steps }: DealTrace): string =>
  [`Deal ${dealId}, ${currency}`, ...steps.flatMap(renderStep)].join('\n') + '\n';

const renderStep = (step: TraceStep): string[] => {
  const who = [step.partnerId ?? (step.step === 'line' ? 'the vendor' : null), step.position].filter((text) => text !== null).join(', ');
  const exact = step.exact === step.result ? '' : `  (exactly ${step.exact})`;
  return [
    `  ${step.step}${who === '' ? '' : ` ${who}`}: ${step.formula} = ${step.result}${exact}`,
    ...(step.clause === null ? [] : [`      by ${step.clause}`]),
    ...(step.eventIds.length === 0 ? [] : [`      resting on ${step.eventIds.join(', ')}`]),
    ...(step.note === null ? [] : [`      ${step.note}`]),
  ];
};
