import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useChangePassword, type SignedIn } from '../../api/session.js';
import { Refused } from '../../parts/refused.js';

type Said = { readonly changed: true } | { readonly error: unknown } | null;

/** Takes the present password and a new one; what is wrong with either, the ledger says. */
export const ChangePassword = ({ user: { userId } }: { readonly user: SignedIn }) => {
  const change = useChangePassword();
  const [said, say] = useState<Said>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const [current, password] = ['currentPassword', 'password'].map((name) => { const text = fields.get(name); return typeof text === 'string' ? text : ''; });
    setBusy(true);
    const answer: Said = await change(userId, { password: password ?? '', currentPassword: current || null }).then(() => ({ changed: true as const }), (error: unknown) => ({ error }));
    setBusy(false);
    say(answer);
    if ('changed' in answer) form.reset();
  };
  const eye = { 'aria-label': 'Show the password', tabIndex: 0 };
  return (
    <form onSubmit={(event) => void submit(event)}><Stack gap="sm" maw="26rem">
      <PasswordInput name="currentPassword" label="Present password" description="Left empty where there is none yet." autoComplete="current-password" visibilityToggleButtonProps={eye} />
      <PasswordInput name="password" label="New password" autoComplete="new-password" required visibilityToggleButtonProps={eye} />
      {said !== null && 'error' in said ? <Refused error={said.error} /> : null}
      {said !== null && 'changed' in said ? <Text role="status">Changed. Your other sessions have ended.</Text> : null}
      <Button type="submit" loading={isBusy}>Change the password</Button>
    </Stack></form>
  );
};
