import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failed } from '../../parts/page.js';
import type { Verdict } from './verify.js';

/** What a verification came to: that it holds and of what, or why it does not. */
export const VerdictOf = <Found,>({ of: { data, error, isPending }, children }: {
  readonly of: { readonly data: Verdict<Found> | undefined; readonly error: unknown; readonly isPending: boolean }; readonly children: (found: Found) => ReactNode;
}) => {
  if (isPending) return <p role="status">Verifying in this browser.</p>;
  if (data === undefined) return error === null || error === undefined ? null : <Failed error={error} />;
  return data.holds ? <Alert color="green" variant="light" role="status" title="Verified in this browser">{children(data.found)}</Alert>
    : <Alert color="red" variant="light" role="alert" title="This does not hold">{data.because}</Alert>;
};
