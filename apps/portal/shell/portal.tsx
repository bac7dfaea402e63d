import { Center, Loader, Paper, Text, Title } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { SignedInAs, useSession, type SignedIn } from '../api/session.js';
import { ChangePassword } from '../pages/account/change-password.js';
import { Failed } from '../parts/page.js';
import { router } from '../routes.js';
import { SignIn } from './sign-in.js';

/** The portal: the sign-in for whoever has none, for others their pages. */
export const Portal = () => {
  const session = useSession();
  if (session.isPending) return <Center mih="60vh"><Loader aria-label="Loading" /></Center>;
  if (session.error) return <Center mih="60vh" p="md"><Failed error={session.error} again={session.refetch} /></Center>;
  if (session.data?.mustChangePassword === true) return <Once user={session.data} />;
  return session.data ? <SignedInAs user={session.data}><RouterProvider router={router} /></SignedInAs> : <SignIn />;
};

/** A password that somebody else set opens nothing but its change. */
const Once = ({ user }: { readonly user: SignedIn }) => (
  <Center component="main" mih="100vh" p="md">
    <Paper withBorder p="lg" w="100%" maw="26rem">
      <Title order={1}>A password of your own</Title>
      <Text c="dimmed" mb="sm">The one that you came with was for one time.</Text>
      <ChangePassword user={user} />
    </Paper>
  </Center>
);
