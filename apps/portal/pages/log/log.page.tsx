import { Button, CopyButton, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { toBase64 } from '#proof';
import { api, type Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { ReadModels } from './read-models.js';
import { VerdictOf } from './verdict.js';
import { verifyCheckpoint, verifyEvent, verifyGrowth } from './verify.js';

type Checkpoint = Schemas['CheckpointAnswer'];

/** Whether the log is what it was: what was signed of it, that it only grew, that an event is in it, and that everything that follows it does. */
export const LogPage = () => {
  const checkpoints = api.useQuery('get', '/v1/log/checkpoints', { params: { query: { limit: '100' } } });
  return (
    <Page title="Log integrity" lead="Every event is a leaf of one signed tree. What is verified here is worked out in this browser, not taken on the server's word.">
      <div className="beside">
        <Panel title="Latest checkpoint">
          <Shown read={checkpoints} isEmpty={({ data }) => data.length === 0} empty="Nothing is signed yet. The signer, a part of the projector, comes to it within seconds.">
            {({ data: [latest] }) => (latest === undefined ? null : <Latest checkpoint={latest} />)}
          </Shown>
        </Panel>
        <Stack gap="md">
          <Panel title="Is an event in the log?"><Inclusion /></Panel>
          <Panel title="Did the log only grow?"><Shown read={checkpoints}>{({ data }) => <Growth checkpoints={data} />}</Shown></Panel>
        </Stack>
      </div>
      <Panel title="Signed so far" note={checkpoints.data?.has_more === true ? 'the latest hundred' : undefined}>
        <Shown read={checkpoints} isEmpty={({ data }) => data.length === 0} empty="No checkpoint yet.">
          {({ data }) => <DataTable label="Checkpoints" columns={columns} rows={data} keyOf={({ id }) => id} />}
        </Shown>
      </Panel>
      <Panel title="What follows the log"><ReadModels /></Panel>
    </Page>
  );
};
export default LogPage;

const columns: readonly Column<Checkpoint>[] = [
  { title: 'Events', isNumber: true, compare: (one, other) => one.size - other.size, cell: ({ size }) => size },
  { title: 'Signed', compare: (one, other) => one.signedAt.localeCompare(other.signedAt), cell: ({ signedAt }) => <Instant at={signedAt} /> },
  { title: 'Root', cell: ({ note }) => <span className="mono">{note.split('\n')[2]}</span> },
];

const Latest = ({ checkpoint: { note, signedAt } }: { readonly checkpoint: Checkpoint }) => {
  const verdict = useQuery({ queryKey: ['verified-checkpoint', note], queryFn: () => verifyCheckpoint(note), staleTime: Infinity });
  return (
    <Stack gap="sm">
      <VerdictOf of={verdict}>{({ key, size, root }) => (
        <dl className="fields">
          <dt>Key</dt><dd className="mono">{key}</dd>
          <dt>Events</dt><dd>{size}</dd>
          <dt>Root</dt><dd className="mono">{toBase64(root)}</dd>
          <dt>Signed</dt><dd><Instant at={signedAt} /></dd>
        </dl>
      )}</VerdictOf>
      <pre className="mono note" tabIndex={0} aria-label="Signed note">{note}</pre>
      <CopyButton value={note}>{({ copied, copy }) => <Button size="xs" variant="default" style={{ alignSelf: 'start' }} onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}</CopyButton>
      <Text size="sm" c="dimmed">Keep it: no later log can differ in these events and still be shown to have grown from it. Compare the key with the one that you were given by another way.</Text>
    </Stack>
  );
};

const kept = 'kept';

/** Between two checkpoints, the earlier perhaps one that somebody kept. */
const Growth = ({ checkpoints }: { readonly checkpoints: readonly Checkpoint[] }) => {
  const [earlier, chooseEarlier] = useState(checkpoints.at(-1)?.note ?? kept);
  const [later, chooseLater] = useState(checkpoints[0]?.note ?? kept);
  const [own, paste] = useState('');
  const growth = useMutation({ mutationFn: verifyGrowth });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // What is pasted often lacks the line end that is a part of the note.
    growth.mutate([earlier === kept ? `${own.trim()}\n` : earlier, later]);
  };
  const choices = checkpoints.map(({ note, size }) => ({ value: note, label: size === 1 ? '1 event' : `${size} events` }));
  return (
    <form onSubmit={submit}><Stack gap="sm">
      <Select label="Earlier" data={[...choices, { value: kept, label: 'One that I kept' }]} value={earlier} allowDeselect={false} onChange={(value) => chooseEarlier(value ?? kept)} />
      {earlier === kept ? <Textarea label="The note that you kept" value={own} onChange={({ currentTarget }) => paste(currentTarget.value)} autosize minRows={5} required classNames={{ input: 'mono' }} /> : null}
      <Select label="Later" data={choices} value={later} allowDeselect={false} onChange={(value) => chooseLater(value ?? '')} />
      <Button type="submit" variant="default" style={{ alignSelf: 'start' }} loading={growth.isPending}>Verify</Button>
      {growth.isIdle ? null : <VerdictOf of={growth}>{({ from, to }) => <>The {to.size} events begin with the same {from.size}, in their places: nothing was removed or rewritten.</>}</VerdictOf>}
    </Stack></form>
  );
};

const Inclusion = () => {
  const { hash } = useLocation();
  const inclusion = useMutation({ mutationFn: verifyEvent });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const eventId = new FormData(event.currentTarget).get('eventId');
    inclusion.mutate(typeof eventId === 'string' ? eventId.trim() : '');
  };
  return (
    <form onSubmit={submit}><Stack gap="sm">
      <TextInput key={hash} name="eventId" label="Event" description="Its id, as the trail of a deal shows it" defaultValue={hash} required classNames={{ input: 'mono' }} />
      <Button type="submit" variant="default" style={{ alignSelf: 'start' }} loading={inclusion.isPending}>Verify</Button>
      {inclusion.isIdle ? null : <VerdictOf of={inclusion}>{({ index, leaf, checkpoint }) => (
        <dl className="fields">
          <dt>Event</dt><dd>{words(leaf.type)}</dd>
          <dt>Stream</dt><dd className="mono">{leaf.stream}, revision {leaf.revision}</dd>
          <dt>True since</dt><dd><Instant at={leaf.occurredAt} /></dd>
          <dt>Recorded</dt><dd><Instant at={leaf.recordedAt} /></dd>
          <dt>Place</dt><dd>{index + 1} of the {checkpoint.size} that are signed</dd>
        </dl>
      )}</VerdictOf>}
    </Stack></form>
  );
};
