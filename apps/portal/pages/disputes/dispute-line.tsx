import { Anchor, Button, Checkbox, Drawer, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { EventCard } from '../../parts/event-card.js';
import { Money } from '../../parts/money.js';
import { Failed, Shown } from '../../parts/page.js';
import { words } from '../../parts/words.js';
import { useEveryEvent } from '../deals/every-event.js';
import { MissedWork, missedOf, type MissedDraft } from './missed-work.js';
import { over } from './say-more.js';

type Line = Schemas['IssuedStatementAnswer']['lines'][number];

/** Raises a dispute from a line of a statement: how much of it, which events are wrong, and what shows it. One that is under way is followed instead. */
export const DisputeLine = ({ line }: { readonly line: Line }) => {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  if (line.dispute !== null && !over.includes(line.dispute.standing)) return <Anchor component={Link} to={`/disputes/${line.dispute.id}`}>{words(line.dispute.standing)}</Anchor>;
  return (
    <>
      <Button ref={button} size="compact-xs" variant="default" onClick={() => setOpen(true)} aria-label={`Dispute line ${line.lineNo}`}>Dispute</Button>
      {isOpen ? (
        <Drawer opened onClose={close} title={<Text span fw={600}>Dispute line {line.lineNo}</Text>} closeButtonProps={{ 'aria-label': 'Close' }}><Raise line={line} /></Drawer>
      ) : null}
    </>
  );
};

const Raise = ({ line: { period, lineNo, dealId, amount: whole, currency, eventIds } }: { readonly line: Line }) => {
  const navigate = useNavigate();
  const [amount, setAmount] = useState('');
  const [evidence, setEvidence] = useState('');
  const [wrongEventIds, setWrong] = useState<string[]>([]);
  const [missed, setMissed] = useState<readonly MissedDraft[]>([]);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const raise = async (): Promise<void> => {
    setBusy(true);
    const { data, error } = await client.POST('/v1/disputes', { body: { period, lineNo, amount: amount.trim() === '' ? null : amount.trim(), wrongEventIds, missing: missedOf(missed), evidence } })
      .catch((failure: unknown) => ({ data: undefined, error: failure }));
    setBusy(false);
    setRefusal(error ?? null);
    if (data) await navigate({ to: '/disputes/$disputeId', params: { disputeId: data.id } });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void raise(); }}>
      <Stack gap="sm">
        <Text>The line is <Money amount={whole} currency={currency} />. What you dispute of it waits until it is ruled on; the rest is paid.</Text>
        <TextInput label="How much of it" description="Left empty: all of it." value={amount} onChange={({ currentTarget }) => setAmount(currentTarget.value)} inputMode="decimal" />
        {dealId === null ? null : <WrongEvents {...{ dealId, eventIds }} chosen={wrongEventIds} choose={setWrong} />}
        {dealId === null ? null : <MissedWork drafts={missed} write={setMissed} />}
        <Textarea label="What is wrong or missing, and what shows it" required value={evidence} onChange={({ currentTarget }) => setEvidence(currentTarget.value)} autosize minRows={3} />
        {refusal === null ? null : <Failed error={refusal} />}
        <Button type="submit" loading={isBusy}>Raise the dispute</Button>
      </Stack>
    </form>
  );
};

const WrongEvents = ({ dealId, eventIds, chosen, choose }: {
  readonly dealId: string; readonly eventIds: readonly string[]; readonly chosen: string[]; readonly choose: (eventIds: string[]) => void;
}) => {
  const events = useEveryEvent(dealId);
  return (
    <Checkbox.Group label="Events of the line that are wrong" value={chosen} onChange={choose}>
      <Shown read={events}>
        {(rows) => <Stack gap="xs" mt="xs">{rows.filter(({ id }) => eventIds.includes(id)).map((event) => <Checkbox key={event.id} value={event.id} label={<EventCard event={event} />} />)}</Stack>}
      </Shown>
    </Checkbox.Group>
  );
};
