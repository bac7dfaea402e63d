import { Button, Group, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { answerOf } from '../api/every.js';
import { Refused } from './refused.js';
import { words } from './words.js';

/** How an act is asked for: decided only, or recorded, under a key that makes it safe to repeat. */
export interface How {
  readonly query: { readonly dryRun?: true };
  readonly header: { readonly 'Idempotency-Key': string };
}

/** What every write answers. */
interface Written {
  readonly events: readonly { readonly type: string }[];
}

interface ActProps<Answer extends Written> {
  /** What the button says, and what is done. */
  readonly label: string;
  /** What is asked for. Whatever of it changes is checked anew. */
  readonly body: object;
  readonly send: (how: How) => Promise<{ readonly data?: Answer; readonly error?: unknown }>;
  /** Fields to be filled in first; without them it is checked at once. */
  readonly children?: ReactNode;
  /** What the check gave beside the facts it would record. */
  readonly shows?: (answer: Answer) => ReactNode;
  /** Why this person may not; said in the button's place. */
  readonly unless?: string | null | undefined;
  readonly variant?: ButtonProps['variant'];
}

/** Something that a person does. It is checked first, by the API and without a trace, and recorded only after that was shown. */
export const Act = <Answer extends Written>(props: ActProps<Answer>) => {
  const { label, unless, variant = 'default' } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  if (typeof unless === 'string') return <Text size="sm" c="dimmed">{label}: {unless}</Text>;
  return (
    <>
      <Button ref={button} size="xs" variant={variant} onClick={() => setOpen(true)}>{label}</Button>
      {isOpen ? <Modal opened onClose={close} title={<Text fw={600} span>{label}</Text>} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}><ActForm {...props} close={close} /></Modal> : null}
    </>
  );
};

const ActForm = <Answer extends Written>({ label, body, children, shows, close, ...rest }: ActProps<Answer> & { readonly close: () => void }) => {
  const { checked, error, isBusy, check, record } = useAct({ body, ...rest }, close);
  const isAtOnce = children === undefined;
  useEffect(() => { if (isAtOnce) void check(); }, []);
  return (
    <form onSubmit={(event) => { event.preventDefault(); void (checked ? record() : check()); }}>
      <Stack gap="sm">
        {children}
        {error === undefined ? null : <Refused error={error} />}
        {checked ? (
          <div role="status">
            <Text size="sm">{checked.events.length === 0 ? 'It is so already: nothing would be recorded.' : `To be recorded: ${checked.events.map(({ type }) => words(type).toLowerCase()).join(', ')}.`}</Text>
            {shows?.(checked)}
          </div>
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={isBusy} disabled={isAtOnce && !checked}>{checked || isAtOnce ? label : 'Check'}</Button>
          <Button variant="default" onClick={close}>{checked ? 'Not now' : 'Cancel'}</Button>
        </Group>
      </Stack>
    </form>
  );
};

/** The two steps of an act. */
const useAct = <Answer extends Written>({ body, send }: Pick<ActProps<Answer>, 'body' | 'send'>, done: () => void) => {
  const queries = useQueryClient();
  const asked = JSON.stringify(body);
  // The same again is the same act; another body under one key would be refused.
  const key = useMemo(() => crypto.randomUUID(), [asked]);
  const [said, setSaid] = useState<{ readonly of: string; readonly answer?: Answer; readonly error?: unknown }>({ of: '' });
  const [isBusy, setBusy] = useState(false);
  const run = async (query: How['query']): Promise<Answer | undefined> => {
    setBusy(true);
    try {
      const answer = answerOf<Answer>(await send({ query, header: { 'Idempotency-Key': key } }));
      setSaid({ of: asked, answer });
      return answer;
    } catch (error) {
      setSaid({ of: asked, error });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    ...(said.of === asked ? { checked: said.answer, error: said.error } : { checked: undefined, error: undefined }), isBusy,
    check: () => run({ dryRun: true }),
    record: async () => {
      if ((await run({})) === undefined) return;
      void queries.invalidateQueries();
      done();
    },
  };
};
