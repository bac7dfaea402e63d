import { Text } from '@mantine/core';
import type { Schemas } from '../../api/client.js';
import { Day } from '../../parts/time.js';

/** What is to happen next on a deal, and by when. */
export const NextStep = ({ step }: { readonly step: Schemas['DealAnswer']['nextStep'] }) => {
  if (step === null) return '–';
  return <>{step.text ?? (step.forgotten ? '(forgotten)' : '(sealed)')}{step.dueOn === null ? null : <Text span inherit c="dimmed"> by <Day day={step.dueOn} /></Text>}</>;
};
