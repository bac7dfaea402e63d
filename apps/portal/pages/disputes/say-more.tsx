import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, client } from '../../api/client.js';
import { useQueryClient } from '@tanstack/react-query';
import { useUser } from '../../api/session.js';
import { Failed } from '../../parts/page.js';

/** How a dispute stands on which nothing more is said. */
export const over: readonly string[] = ['ruled', 'withdrawn', 'lapsed'];

/** The partner adds to its dispute, takes it to finance, or gives it up; what may be done as things stand, the ledger says. */
export const SayMore = ({ disputeId, partnerId, standing }: { readonly disputeId: string; readonly partnerId: string; readonly standing: string }) => {
  const user = useUser();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  if (user.partnerId !== partnerId || over.includes(standing)) return null;
  const path = { params: { path: { disputeId } } };
  const send = async (asked: Promise<{ readonly error?: unknown }>): Promise<void> => {
    const { error } = await asked.catch((failure: unknown) => ({ error: failure }));
    setRefusal(error ?? null);
    if (error !== undefined) return;
    setText('');
    await queries.invalidateQueries({ queryKey: api.queryOptions('get', '/v1/disputes/{disputeId}', path).queryKey });
  };
  const isSaid = text.trim() !== '';
  return (
    <form onSubmit={(event) => { event.preventDefault(); void send(client.POST('/v1/disputes/{disputeId}/evidence', { ...path, body: { evidence: text } })); }}>
      <Textarea label="Say more" value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} autosize minRows={2} mb="xs" />
      <Group gap="xs" mb="xs">
        <Button type="submit" size="xs" disabled={!isSaid}>Add as evidence</Button>
        <Button size="xs" variant="default" disabled={!isSaid} onClick={() => void send(client.POST('/v1/disputes/{disputeId}/escalate', { ...path, body: { reason: text } }))}>Take it to finance</Button>
        <Button size="xs" variant="default" onClick={() => void send(client.POST('/v1/disputes/{disputeId}/withdraw', { ...path, body: { reason: isSaid ? text : null } }))}>Withdraw</Button>
      </Group>
      {refusal === null ? null : <Failed error={refusal} />}
    </form>
  );
};
