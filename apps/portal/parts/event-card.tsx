import { Group, Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { usePartnerNames } from './partner-names.js';
import { Instant } from './time.js';
import { words } from './words.js';

/** An event as the trail shows it: what happened, when it was true and when it was learned, by whom. `whole` also shows its fields. */
export const EventCard = ({ event, whole = false }: { readonly event: Schemas['EventAnswer']; readonly whole?: boolean }) => {
  const nameOf = usePartnerNames();
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>{words(event.type)}</Text>
        <Text size="sm" c="dimmed"><Instant at={event.occurredAt} /></Text>
      </Group>
      <Text size="sm">{summaryOf(event.data, nameOf)}</Text>
      {whole ? (
        <dl className="fields">
          <dt>True since</dt><dd className="mono">{event.occurredAt}</dd>
          <dt>Recorded</dt><dd className="mono">{event.recordedAt}</dd>
          <dt>By</dt><dd className="mono">{event.actorUserId}</dd>
          <dt>Event</dt><dd className="mono">{event.id}</dd>
          <dt>Stream</dt><dd className="mono">{event.stream}, revision {event.revision}</dd>
          {fieldsOf(event.data).map(([name, text]) => <div key={name} style={{ display: 'contents' }}><dt>{words(name)}</dt><dd>{text}</dd></div>)}
        </dl>
      ) : null}
    </div>
  );
};

const telling = ['partnerId', 'role', 'kind', 'stage', 'amount', 'currency', 'cause', 'model', 'expectedOn', 'step', 'dueOn', 'note', 'evidence', 'missing', 'answer', 'reason', 'outcome'];

/** What most matters of an event, in one line. */
const summaryOf = (data: Readonly<Record<string, unknown>>, nameOf: (partnerId: string) => string): string =>
  telling.flatMap((name) => (data[name] === undefined || data[name] === null ? [] : [said(name, textOf(data[name]), nameOf)])).filter((text) => text !== '').join(' · ');

const said = (name: string, text: string, nameOf: (partnerId: string) => string): string =>
  (name === 'partnerId' ? nameOf(text) : name === 'role' || name === 'kind' ? words(text).toLowerCase() : text);

const fieldsOf = (data: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] =>
  Object.entries(data).flatMap(([name, value]) => (value === null ? [] : [[name, textOf(value)] as const]));

/** A sealed text is shown by what it says, where this person may read it. */
const textOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if ('textId' in value) return 'text' in value && typeof value.text === 'string' ? value.text : '(sealed)';
  return Object.values(value).filter((part) => part !== null).map(textOf).join(', ');
};
