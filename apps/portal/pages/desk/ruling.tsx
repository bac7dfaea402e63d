import { Checkbox, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { useUser, type SignedIn } from '../../api/session.js';
import { Act } from '../../parts/act.js';
import { Shown } from '../../parts/page.js';
import { unlessRight } from '../../parts/second-person.js';
import { words } from '../../parts/words.js';
import { useEveryEvent } from '../deals/every-event.js';
import { isWaiting } from './every-dispute.js';

type Dispute = Schemas['WholeDisputeAnswer'];
type Event = Schemas['EventAnswer'];
type Outcome = Schemas['RuleDisputeDto']['outcome'];

const outcomes: readonly Outcome[] = ['upheld', 'partly', 'refused'];

/** What may be said in a dispute, and by whom: operations answer, finance rule. */
export const RulingActs = ({ dispute }: { readonly dispute: Dispute }) => {
  if (!isWaiting(dispute)) return <Ended dispute={dispute} />;
  return dispute.dealId === null ? <Acts dispute={dispute} wrong={[]} /> : <ActsOnDeal dispute={dispute} dealId={dispute.dealId} />;
};

/** Which touchpoints are called wrong, and who told of them, stands in the deal's events. */
const ActsOnDeal = ({ dispute, dealId }: { readonly dispute: Dispute; readonly dealId: string }) => {
  const events = useEveryEvent(dealId);
  return <Shown read={events}>{(rows) => <Acts dispute={dispute} wrong={rows.filter(({ id }) => dispute.wrongEventIds.includes(id))} />}</Shown>;
};

const Acts = ({ dispute, wrong }: { readonly dispute: Dispute; readonly wrong: readonly Event[] }) => {
  const user = useUser();
  return (
    <Stack gap="sm" align="start">
      {dispute.standing === 'open' ? <Answering disputeId={dispute.id} unless={unlessRight(user, 'operations')} /> : null}
      <Ruling dispute={dispute} wrong={wrong} unless={unlessRight(user, 'finance') ?? unlessImpartial(user, dispute, wrong)} />
    </Stack>
  );
};

/** Whoever told an event that is disputed does not judge it, nor does whoever ruled first judge the appeal. */
const unlessImpartial = ({ userId }: SignedIn, { history }: Dispute, wrong: readonly Event[]): string | null => {
  if (history.some(({ type, actorUserId }) => type === 'DisputeRuled' && actorUserId === userId)) return 'you ruled first; another person in finance rules on the appeal.';
  return wrong.some(({ actorUserId }) => actorUserId === userId) ? 'you told an event that is disputed; another person in finance rules.' : null;
};

const Ended = ({ dispute: { standing, outcome, dueBy } }: { readonly dispute: Dispute }) => (
  <Text>{standing === 'ruled' ? `Ruled: ${outcome ?? ''}. ${dueBy === null ? 'The ruling is final.' : `The partner may escalate it until ${dueBy.slice(0, 10)}.`}`
    : standing === 'lapsed' ? 'It lapsed: the partner let the answer stand.' : 'The partner withdrew it.'}</Text>
);

const Answering = ({ disputeId, unless }: { readonly disputeId: string; readonly unless: string | null }) => {
  const [answer, setAnswer] = useState('');
  const body = { answer };
  return (
    <Act label="Answer" {...{ body, unless }} send={({ query, header }) => client.POST('/v1/disputes/{disputeId}/answer', { params: { path: { disputeId }, query, header }, body })}>
      <Textarea label="Answer" description="The partner reads it, and may escalate in time." autosize minRows={3} required value={answer} onChange={({ currentTarget }) => setAnswer(currentTarget.value)} />
    </Act>
  );
};

const Ruling = ({ dispute: { id: disputeId, dealId, missing }, wrong, unless }: { readonly dispute: Dispute; readonly wrong: readonly Event[]; readonly unless: string | null }) => {
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const [reason, setReason] = useState('');
  const [voids, setVoids] = useState<readonly string[]>([]);
  const [logs, setLogs] = useState<readonly string[]>([]);
  const touchpoints = [...new Set(wrong.flatMap(({ data }) => (typeof data['touchpointId'] === 'string' ? [data['touchpointId']] : [])))];
  const [correctionId, setCorrectionId] = useState('');
  const body = { outcome, reason, voids: [...voids], logs: [...logs], correctionId: correctionId === '' ? null : correctionId };
  return (
    <Act label="Rule" variant="filled" {...{ body, unless }} send={({ query, header }) => client.POST('/v1/disputes/{disputeId}/rule', { params: { path: { disputeId }, query, header }, body })}>
      <SegmentedControl aria-label="Outcome" value={outcome} onChange={(value) => setOutcome(outcomes.find((each) => each === value) ?? outcome)} data={outcomes.map((value) => ({ value, label: words(value) }))} />
      <Textarea label="Reason" description="Kept sealed; the partner reads it." autosize minRows={3} required value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
      <Remedies label="Touchpoints that never were" of={touchpoints} chosen={voids} choose={setVoids} />
      <Remedies label="Touchpoints that were, and are to be logged" of={missing.map(({ touchpointId }) => touchpointId)} chosen={logs} choose={setLogs} />
      {dealId === null ? null : <TextInput label="Correction of the won deal" description="Its id, where roles, amount or close date change: proposed on the deal before, approved there by a second person after." value={correctionId} onChange={({ currentTarget }) => setCorrectionId(currentTarget.value)} />}
    </Act>
  );
};

const Remedies = ({ label, of, chosen, choose }: {
  readonly label: string; readonly of: readonly string[]; readonly chosen: readonly string[]; readonly choose: (touchpointIds: readonly string[]) => void;
}) => (of.length === 0 ? null : (
  <Checkbox.Group label={label} description="The ledger records it on the deal; what follows is posted in the open quarter." value={[...chosen]} onChange={choose}>
    <Stack gap={4} mt={4}>{of.map((touchpointId) => <Checkbox key={touchpointId} value={touchpointId} label={touchpointId} />)}</Stack>
  </Checkbox.Group>
));
