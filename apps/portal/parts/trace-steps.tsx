import { Anchor, Group, Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { usePartnerNames } from './partner-names.js';
import { words } from './words.js';

type Step = Schemas['TraceStep'];

/** What is asked about, where something is: its lines stand out from those of others. */
interface Line {
  readonly partnerId: string | null;
  readonly position: string | null;
}

/** The arithmetic of a deal, step by step in the order it is done; each step opens the events it rests on. */
export const TraceSteps = ({ answer, asked, open }: { readonly answer: Schemas['ArithmeticAnswer']; readonly asked?: Line; readonly open: (eventId: string) => void }) => (
  <>
    <Text size="sm" c="dimmed">
      {answer.ruleSet === null ? 'No published version of its rule set covers this deal.' : `Rule set ${answer.ruleSet.id}, version ${answer.ruleSet.version}. ${answer.standing === 'owed' ? 'Owed.' : 'What it would be if the deal were won as it stands.'}`}
    </Text>
    <ol className="steps" aria-label="Arithmetic">
      {answer.steps.map((step, index) => <TraceStep key={index} {...{ step, open }} isAsked={asked !== undefined && step.partnerId === asked.partnerId && step.position === asked.position && step.partnerId !== null} />)}
    </ol>
    {answer.flags.map((flag, index) => <Text key={index} size="sm" className="quiet">Flag: {words(typeof flag['code'] === 'string' ? flag['code'] : 'unknown')}</Text>)}
  </>
);

const TraceStep = ({ step, isAsked, open }: { readonly step: Step; readonly isAsked: boolean; readonly open: (eventId: string) => void }) => {
  const nameOf = usePartnerNames();
  const title = step.partnerId === null ? words(step.step) : `${nameOf(step.partnerId)}, ${words(step.position ?? step.step).toLowerCase()}`;
  return (
    <li data-asked={isAsked}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
        <Text fw={600} size="sm">{title}</Text>
        <Text fw={600} size="sm" className="number">{step.result}</Text>
      </Group>
      <Text size="sm">{step.formula}{step.exact === step.result ? '' : `, exactly ${step.exact}`}</Text>
      {step.note === null ? null : <Text size="sm" c="dimmed">{step.note}</Text>}
      <Group gap="xs">
        {step.clause === null ? null : <span className="mono quiet">{step.clause}</span>}
        {step.eventIds.map((eventId, index) => (
          <Anchor key={eventId} component="button" type="button" inherit={false} size="sm" onClick={() => open(eventId)}>Event {step.eventIds.length > 1 ? index + 1 : ''}<span className="visually-hidden"> of {title}</span></Anchor>
        ))}
      </Group>
    </li>
  );
};
