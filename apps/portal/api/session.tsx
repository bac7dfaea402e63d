import { createContext, use, useEffect, type ReactNode } from 'react';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { client, csrfHeaders, Refused, refusalOf, sessionEnded, rememberCsrfToken, type Refusal } from './client.js';
import { answerOf } from './every.js';

/** What a person may do, as the ledger grants it. */
export type Right = 'partner' | 'operations' | 'finance' | 'auditor' | 'administrator' | 'integration';

/** Who is signed in. */
export interface SignedIn {
  readonly userId: string;
  readonly name: string;
  readonly rights: readonly Right[];
  /** Set for the people of a partner. */
  readonly partnerId: string | null;
  /** Whether the password was set by somebody else, so that nothing but its change is open. */
  readonly mustChangePassword: boolean;
}

interface SessionAnswer {
  readonly user: Omit<SignedIn, 'mustChangePassword'>;
  readonly csrfToken: string;
  readonly passwordMustBeChanged: boolean;
}

/** Takes a session on: its writes carry its token from now on. */
const signedIn = ({ user, csrfToken, passwordMustBeChanged }: SessionAnswer): SignedIn => {
  rememberCsrfToken(csrfToken);
  return { ...user, mustChangePassword: passwordMustBeChanged };
};

const sessionKey = ['session'];

/** Asks the API about the session: gives null where nobody is signed in. */
const readSession = async (): Promise<SignedIn | null> => {
  const response = await fetch('/v1/session');
  if (response.status === 401) return null;
  return signedIn(await answered<SessionAnswer>(response));
};

const answered = async <Answer,>(response: Response): Promise<Answer> => {
  if (response.ok) return await response.json() as Answer;
  throw new Refused(refusalOf(await response.json().catch(() => undefined)));
};

/** The session as it stands; a request that is told it has ended asks again. */
export const useSession = () => {
  const queries = useQueryClient();
  useEffect(() => {
    const ended = (): void => void queries.invalidateQueries({ queryKey: sessionKey });
    window.addEventListener(sessionEnded, ended);
    return () => window.removeEventListener(sessionEnded, ended);
  }, [queries]);
  return useQuery<SignedIn | null, Refusal>({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity, retry: false });
};

/** The screen of somebody new: nothing of what was read before is left. The session itself stays watched. */
const begin = (queries: QueryClient, user: SignedIn | null): void => {
  queries.removeQueries({ predicate: ({ queryKey: [name] }) => name === 'get' });
  queries.setQueryData(sessionKey, user);
};

/** Signs in; what was on the screen of somebody else is forgotten first. */
export const useSignIn = () => {
  const queries = useQueryClient();
  return async (path: '/v1/session' | '/v1/session/demo', body: object): Promise<void> => {
    const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    begin(queries, signedIn(await answered<SessionAnswer>(response)));
  };
};

/** Signs out and forgets everything that was read. */
export const useSignOut = () => {
  const queries = useQueryClient();
  return async (): Promise<void> => {
    await fetch('/v1/session', { method: 'DELETE', headers: csrfHeaders() });
    rememberCsrfToken(undefined);
    begin(queries, null);
  };
};

/** Changes one's own password; the session goes on as another, the others end. Without one before there is none to give. */
export const useChangePassword = () => {
  const queries = useQueryClient();
  return async (userId: string, body: { readonly password: string; readonly currentPassword: string | null }): Promise<void> => {
    const { session } = answerOf(await client.POST('/v1/users/{userId}/password', { params: { path: { userId } }, body }));
    if (session) begin(queries, signedIn(session as SessionAnswer));
  };
};

/** One of the demo's sign-ins. */
export interface DemoSignIn {
  readonly userName: string;
  readonly name: string;
  readonly part: 'partner' | 'finance' | 'operations' | 'auditor';
  readonly description: string;
}

/** The demo's one-click sign-ins; none outside the demo. */
export const useDemoSignIns = () => useQuery<readonly DemoSignIn[], Refusal>({
  queryKey: ['demo-sign-ins'], retry: false, staleTime: Infinity,
  queryFn: async () => {
    const response = await fetch('/v1/session/demo');
    return response.status === 404 ? [] : (await answered<{ readonly data: readonly DemoSignIn[] }>(response)).data;
  },
});

const SignedInContext = createContext<SignedIn | null>(null);

/** Pages inside know who is signed in. */
export const SignedInAs = ({ user, children }: { readonly user: SignedIn; readonly children: ReactNode }) => <SignedInContext value={user}>{children}</SignedInContext>;

/** Who is signed in; pages are shown to nobody else. */
export const useUser = (): SignedIn => {
  const user = use(SignedInContext);
  if (!user) throw new Error('A page is shown to somebody who is not signed in.');
  return user;
};
