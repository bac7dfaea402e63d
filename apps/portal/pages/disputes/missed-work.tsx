import { Button, Fieldset, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { components } from '../../api/schema.js';
import { words } from '../../parts/words.js';

type Missed = components['schemas']['MissedTouchpointDto'];

/** What a partner did and the ledger has not, as it is written down: the moment in the reader's own time zone. */
export interface MissedDraft {
  readonly role: Missed['role'];
  readonly kind: string;
  readonly happenedAt: string;
  readonly note: string;
}

const roles = ['sourcing', 'selling', 'technicalValidation', 'implementation', 'influence'] as const;
const kinds = ['meeting', 'introduction', 'demo', 'proposalReview', 'reference', 'proofOfConcept', 'email'];
const unwritten: MissedDraft = { role: 'sourcing', kind: 'meeting', happenedAt: '', note: '' };

/** As the API takes it, each under a name of its own in the dispute. */
export const missedOf = (drafts: readonly MissedDraft[]): Missed[] => drafts.map(({ role, kind, happenedAt, note }, index) => ({
  touchpointId: `M-${index + 1}`, role, kind, happenedAt: happenedAt === '' ? '' : new Date(happenedAt).toISOString(), note: note.trim() === '' ? null : note.trim() }));

/** Names work that is missing from a line. */
export const MissedWork = ({ drafts, write }: { readonly drafts: readonly MissedDraft[]; readonly write: (drafts: readonly MissedDraft[]) => void }) => (
  <Stack gap="xs">
    {drafts.map((draft, index) => (
      <Missing key={index} number={index + 1} draft={draft} write={(changed) => write(drafts.with(index, changed))} remove={() => write(drafts.toSpliced(index, 1))} />
    ))}
    <div><Button size="compact-sm" variant="default" onClick={() => write([...drafts, unwritten])}>Add what is missing</Button></div>
  </Stack>
);

const Missing = ({ number, draft, write, remove }: {
  readonly number: number; readonly draft: MissedDraft; readonly write: (draft: MissedDraft) => void; readonly remove: () => void;
}) => (
  <Fieldset legend={`Missing work ${number}`}>
    <Stack gap="xs">
      <NativeSelect label="Role" value={draft.role} data={roles.map((role) => ({ value: role, label: words(role) }))}
        onChange={({ currentTarget }) => write({ ...draft, role: roles.find((role) => role === currentTarget.value) ?? draft.role })} />
      <NativeSelect label="What you did" value={draft.kind} data={kinds.map((kind) => ({ value: kind, label: words(kind) }))} onChange={({ currentTarget }) => write({ ...draft, kind: currentTarget.value })} />
      <TextInput label="When" type="datetime-local" required value={draft.happenedAt} onChange={({ currentTarget }) => write({ ...draft, happenedAt: currentTarget.value })} />
      <TextInput label="What shows it" value={draft.note} onChange={({ currentTarget }) => write({ ...draft, note: currentTarget.value })} />
      <div><Button size="compact-sm" variant="subtle" onClick={remove}>Leave it out</Button></div>
    </Stack>
  </Fieldset>
);
