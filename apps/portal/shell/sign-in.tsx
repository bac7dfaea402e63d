import { Alert, Button, Center, Divider, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { refusalOf } from '../api/client.js';
import { useDemoSignIns, useSignIn } from '../api/session.js';

/** Signs in with user name and password; in the demo also with one click as one of its people. */
export const SignIn = () => {
  const signIn = useSignIn();
  const demo = useDemoSignIns();
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async (path: '/v1/session' | '/v1/session/demo', body: object): Promise<void> => {
    setBusy(true);
    setRefused(null);
    await signIn(path, body).catch((error: unknown) => setRefused(refusalOf(error).detail));
    setBusy(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void attempt('/v1/session', { userName: form.get('userName'), password: form.get('password') });
  };
  return (
    <Center component="main" mih="100vh" p="md">
      <title>Sign in · Tandem</title>
      <Paper withBorder p="lg" w="100%" maw="26rem">
        <form onSubmit={submit}><Stack gap="sm">
          <Title order={1}>Tandem</Title>
          <Text c="dimmed">Who did what on a deal, what it earned them, and why.</Text>
          {refused === null ? null : <Alert color="red" variant="light" role="alert">{refused}</Alert>}
          <TextInput name="userName" label="User name" autoComplete="username" required />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }} />
          <Button type="submit" loading={isBusy}>Sign in</Button>
        </Stack></form>
        {(demo.data ?? []).length === 0 ? null : (
          <Stack gap="xs" mt="md">
            <Divider label="The demo: sign in with one click" />
            {demo.data?.map(({ userName, name, part, description }) => (
              <Button key={userName} variant="default" h="auto" py={6} disabled={isBusy} justify="start" onClick={() => void attempt('/v1/session/demo', { userName })}>
                <Group gap={6} wrap="nowrap" style={{ textAlign: 'left' }}>
                  <div><Text size="sm" fw={600}>{name} · {part}</Text><Text size="xs" c="dimmed" style={{ whiteSpace: 'normal' }}>{description}</Text></div>
                </Group>
              </Button>
            ))}
          </Stack>
        )}
      </Paper>
    </Center>
  );
};
