import { Center, Loader } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { SignedInAs, useSession } from '../api/session.js';
import { Failed } from '../parts/page.js';
import { router } from '../routes.js';
import { SignIn } from './sign-in.js';

/** The portal: the sign-in for whoever has none, for others their pages. */
export const Portal = () => {
  const session = useSession();
  if (session.isPending) return <Center mih="60vh"><Loader aria-label="Loading" /></Center>;
  if (session.error) return <Center mih="60vh" p="md"><Failed error={session.error} again={session.refetch} /></Center>;
  return session.data ? <SignedInAs user={session.data}><RouterProvider router={router} /></SignedInAs> : <SignIn />;
};
