import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { refusalOf } from '../api/client.js';

/** A page: its title, what can be done, and what it shows. */
export const Page = ({ title, lead, actions, children }: {
  readonly title: string; readonly lead?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode;
}) => {
  useEffect(() => { document.title = `${title} · Tandem`; }, [title]);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="xs">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={1}>{title}</Title>
          {lead === undefined ? null : <Text c="dimmed">{lead}</Text>}
        </div>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
};

/** A part of a page with a heading of its own. */
export const Panel = ({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) => (
  <section className="panel" aria-label={title}>
    <Group justify="space-between" mb="xs" gap="xs">
      <Title order={2}>{title}</Title>
      {note === undefined ? null : <Text size="sm" c="dimmed">{note}</Text>}
    </Group>
    {children}
  </section>
);

/** What a read is, as TanStack Query tells it. */
export interface Read<Answer> {
  readonly data: Answer | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** Shows what was read, and until then that it is on its way, failed, or is not this person's to see. `isEmpty` with `empty` says what is missing and why. */
export const Shown = <Answer,>({ read, isEmpty, empty, children }: {
  readonly read: Read<Answer>; readonly isEmpty?: (answer: Answer) => boolean; readonly empty?: ReactNode; readonly children: (answer: Answer) => ReactNode;
}) => {
  if (read.data !== undefined) return isEmpty?.(read.data) === true ? <Empty>{empty}</Empty> : children(read.data);
  if (read.isPending) return <Loading />;
  return <Failed error={read.error} again={read.refetch} />;
};

const Loading = () => (
  <Stack gap="xs" role="status" aria-label="Loading" data-loading>
    {['60%', '90%', '75%'].map((width) => <Skeleton key={width} height={14} width={width} />)}
  </Stack>
);

/** There is nothing, which is an answer too. */
export const Empty = ({ children }: { readonly children: ReactNode }) => <Text c="dimmed" py="md">{children ?? 'Nothing here yet.'}</Text>;

/** A page of other people: nothing is asked for on behalf of somebody whom it is not for. */
export const NotYours = () => (
  <Page title="Not your page"><Failed error={{ code: 'forbidden', status: 403, title: '', detail: 'This page is for other people of the programme, or there is none at this address.', requestId: '' }} /></Page>
);

/** What did not work, in the API's own words, and what can be done. */
export const Failed = ({ error, again }: { readonly error: unknown; readonly again?: (() => unknown) | undefined }) => {
  const { status, title, detail, requestId } = refusalOf(error);
  const isForbidden = status === 403 || status === 404;
  return (
    <Alert color={isForbidden ? 'gray' : 'red'} variant="light" title={isForbidden ? 'Not yours to see, or not there' : title} role="alert">
      <Text size="sm">{detail}</Text>
      {requestId === '' ? null : <Text size="xs" c="dimmed" mt={4}>Request {requestId}</Text>}
      {isForbidden || again === undefined ? null : <Button mt="xs" size="xs" variant="default" onClick={() => void again()}>Try again</Button>}
    </Alert>
  );
};
