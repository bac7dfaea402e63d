import { Anchor, Checkbox, Group, List, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { useUser } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Page, Shown } from '../../parts/page.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';

type Registration = Schemas['RegistrationOfAllAnswer'];

const path = '/v1/registrations';
const statuses = ['filed', 'approved', 'rejected', 'expired'] as const;

/** Registrations of all partners, those that wait for a decision first; the one that waits longest on top. */
export const RegistrationsPage = () => {
  const [status, show] = useState<(typeof statuses)[number]>('filed');
  const nameOf = usePartnerNames();
  const mayDecide = useUser().rights.includes('operations');
  const registrations = useEvery<Registration>([path, { params: { query: { status } } }], async (after) => {
    const answer = answerOf(await client.GET(path, { params: { query: { status, limit: '100', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: answer.data, hasMore: answer.has_more };
  }, ({ id }) => id);
  return (
    <Page title="Registrations" lead="Who asked to be protected on a deal, with whom, and what became of it.">
      <SegmentedControl size="xs" style={{ alignSelf: 'start' }} value={status} onChange={show} aria-label="Status" data={statuses.map((value) => ({ value, label: value === 'filed' ? 'Waiting' : words(value) }))} />
      <section className="panel" aria-label="Registrations">
        <Shown read={registrations} isEmpty={({ length }) => length === 0} empty={status === 'filed' ? 'Nothing waits for a decision.' : 'No registration stands so.'}>
          {(rows) => <DataTable label="Registrations" columns={[...columnsOf(nameOf), ...(mayDecide && status === 'filed' ? [decisions] : [])]} keyOf={({ id }) => id} rows={rows.toSorted(byText(({ filedAt }) => filedAt))} />}
        </Shown>
      </section>
    </Page>
  );
};
export default RegistrationsPage;

const columnsOf = (nameOf: (partnerId: string) => string): readonly Column<Registration>[] => [
  { title: 'Filed', compare: byText(({ filedAt }) => filedAt), cell: ({ filedAt }) => <Instant at={filedAt} /> },
  { title: 'Account', compare: byText(({ accountName, dealId }) => accountName ?? dealId), cell: ({ dealId, accountName }) => <Anchor component={Link} to={`/deals/${dealId}`}>{accountName ?? dealId}</Anchor> },
  { title: 'Partners', cell: ({ parties }) => (
    <List size="sm" listStyleType="none">{parties.map(({ partnerId, role, weight, bound }) => (
      <List.Item key={`${partnerId} ${role}`}>{nameOf(partnerId)}, {words(role).toLowerCase()}{weight === null ? '' : `, weight ${weight}`} <span className="quiet">{bound ? 'has accepted' : 'has not answered'}</span></List.Item>
    ))}</List>
  ) },
  { title: 'Protects until', compare: byText(({ validUntil }) => validUntil ?? ''), cell: ({ validUntil }) => (validUntil === null ? '–' : <Instant at={validUntil} />) },
];

const decisions: Column<Registration> = { title: 'Decide', cell: (registration) => <Group gap={4} wrap="nowrap"><Approval of={registration} /><Refusal of={registration} /></Group> };

/** Approves, and binds whom operations answers for; that takes a reason. */
const Approval = ({ of: { dealId, registrationId, parties } }: { readonly of: Registration }) => {
  const nameOf = usePartnerNames();
  const [boundFor, bind] = useState<string[]>([]);
  const [reason, say] = useState('');
  const unanswered = [...new Set(parties.filter(({ bound }) => !bound).map(({ partnerId }) => partnerId))];
  const body = { boundFor, ...(boundFor.length > 0 ? { reason } : {}) };
  return (
    <Act label="Approve" body={body} send={({ query, header }) => client.POST('/v1/deals/{dealId}/registrations/{registrationId}/approve', { params: { path: { dealId, registrationId }, query, header }, body })}>
      {unanswered.length === 0 ? 'Every partner has accepted.' : (
        <Checkbox.Group label="Bind without their answer" description="Only what was agreed elsewhere." value={boundFor} onChange={bind}>
          <Stack gap={6} mt={6}>{unanswered.map((partnerId) => <Checkbox key={partnerId} value={partnerId} label={nameOf(partnerId)} />)}</Stack>
        </Checkbox.Group>
      )}
      {boundFor.length > 0 ? <Reason {...{ reason, say }} /> : null}
    </Act>
  );
};

const Refusal = ({ of: { dealId, registrationId } }: { readonly of: Registration }) => {
  const [reason, say] = useState('');
  return (
    <Act label="Reject" body={{ reason }} send={({ query, header }) => client.POST('/v1/deals/{dealId}/registrations/{registrationId}/reject', { params: { path: { dealId, registrationId }, query, header }, body: { reason } })}>
      <Reason {...{ reason, say }} />
    </Act>
  );
};

const Reason = ({ reason, say }: { readonly reason: string; readonly say: (reason: string) => void }) => (
  <Textarea label="Reason" description="The partners named may read it." value={reason} onChange={({ currentTarget }) => say(currentTarget.value)} autosize minRows={2} required maxLength={2000} />
);
