import { Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, client, type Schemas } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Panel, Shown } from '../../parts/page.js';
import { unlessRight, unlessSecond } from '../../parts/second-person.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { Repriced } from './repriced.js';

type Restatement = Schemas['RestatementAnswer'];

/** How a closed quarter was restated, and what is proposed. */
export const Restatements = ({ period }: { readonly period: string }) => {
  const restatements = api.useQuery('get', '/v1/periods/{period}/restatements', { params: { path: { period } } });
  return (
    <Panel title="Restatements" note="Its statements stay; differences are posted in the open quarter.">
      <Shown read={restatements} isEmpty={({ data }) => data.length === 0} empty="It stands as it was issued.">
        {({ data }) => <DataTable label="Restatements" columns={columns} rows={data} keyOf={({ id }) => id} />}
      </Shown>
      <Group mt="sm"><Proposal period={period} /></Group>
    </Panel>
  );
};

const columns: readonly Column<Restatement>[] = [
  { title: 'Restatement', cell: ({ id }) => <span className="mono">{id}</span> },
  { title: 'Priced by', cell: ({ ruleSetId, version }) => `${ruleSetId}, version ${version}` },
  { title: 'Why', cell: ({ reason }) => (typeof reason?.text === 'string' ? reason.text : '(sealed)') },
  { title: 'Proposed', cell: ({ proposed }) => <>{proposed.userId}, <Instant at={proposed.recordedAt} /></> },
  { title: 'Standing', cell: ({ standing, decided }) => (decided === null ? words(standing) : <>{words(standing)} by {decided.userId}, <Instant at={decided.recordedAt} /></>) },
  { title: 'To do', cell: (row) => (row.standing === 'proposed' ? <Decision restatement={row} /> : '–') },
];

const Decision = ({ restatement: { id: restatementId, period, proposed } }: { readonly restatement: Restatement }) => {
  const user = useUser();
  const path = { period, restatementId };
  const body = {};
  return (
    <Stack gap={4} align="start">
      <Act label="Approve" variant="filled" {...{ body }} unless={unlessSecond(user, proposed.userId)}
        send={({ query, header }) => client.POST('/v1/periods/{period}/restatements/{restatementId}/approve', { params: { path, query, header }, body })}
        shows={({ reprices }) => <Repriced of={reprices} />} />
      {unlessRight(user, 'finance') === null ? <Act label="Withdraw" {...{ body }}
        send={({ query, header }) => client.POST('/v1/periods/{period}/restatements/{restatementId}/withdraw', { params: { path, query, header }, body })} /> : null}
    </Stack>
  );
};

/** A restatement rests on a replay: the one that is chosen gives the version and the digest of what it gave. */
const Proposal = ({ period }: { readonly period: string }) => {
  const user = useUser();
  const [fields, setFields] = useState({ ruleSetId: '', version: '', replayId: '', replayDigest: '', reason: '' });
  const field = (name: keyof typeof fields) => ({
    value: fields[name], required: true, onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) => setFields((before) => ({ ...before, [name]: value })) });
  const body = { ruleSetId: fields.ruleSetId, version: Number(fields.version), replayId: fields.replayId === '' ? null : fields.replayId, replayDigest: fields.replayDigest, reason: fields.reason };
  return (
    <Act label="Propose a restatement" {...{ body }} unless={unlessRight(user, 'finance')}
      send={({ query, header }) => client.POST('/v1/periods/{period}/restatements', { params: { path: { period }, query, header }, body })}
      shows={({ reprices }) => <Repriced of={reprices} />}>
      <Text size="sm">Prices the deals of {period} by another published version. Another person approves.</Text>
      <OfReplay period={period} chosen={fields.replayId} choose={(of) => setFields((before) => ({ ...before, ...of }))} />
      <Group grow><TextInput label="Rule set" placeholder="standard" {...field('ruleSetId')} /><TextInput label="Version" inputMode="numeric" pattern="[0-9]+" {...field('version')} /></Group>
      <TextInput label="SHA-256 of what the replay gave" classNames={{ input: 'mono' }} pattern="[0-9a-f]{64}" {...field('replayDigest')} />
      <Textarea label="Reason" description="Kept sealed." autosize minRows={2} {...field('reason')} />
    </Act>
  );
};

const OfReplay = ({ period, chosen, choose }: {
  readonly period: string; readonly chosen: string;
  readonly choose: (fields: { readonly replayId: string; readonly replayDigest: string; readonly ruleSetId: string; readonly version: string }) => void;
}) => {
  const replays = api.useQuery('get', '/v1/replays', { params: { query: { limit: '100' } } });
  const fitting = (replays.data?.data ?? []).flatMap(({ id, period: of, standing, certificate }) => {
    const { ruleSetId, version } = certificate?.asked.rules ?? {};
    return of === period && standing === 'done' && certificate && typeof ruleSetId === 'string' && typeof version === 'number' ? [{ replayId: id, replayDigest: certificate.output, ruleSetId, version: String(version) }] : [];
  });
  if (fitting.length === 0) return <Text size="sm" c="dimmed">No replay of {period} under a published version is done yet. The replay lab makes one; or name the digest of one that was made with the command line.</Text>;
  return (
    <Select label="The replay that justifies it" placeholder="Choose" value={chosen === '' ? null : chosen} data={fitting.map(({ replayId, ruleSetId, version }) => ({ value: replayId, label: `${replayId}: ${ruleSetId}, version ${version}` }))}
      onChange={(value) => { const found = fitting.find(({ replayId }) => replayId === value); if (found) choose(found); }} />
  );
};
