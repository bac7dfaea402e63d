import { Button, Checkbox, Collapse, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../api/client.js';
import { Refused } from '../../parts/refused.js';
import { useQuarters } from '../periods/every-period.js';

const [own, draft] = ['own', 'draft'];

/** Which quarters, under which rules, as known when. */
export const ReplayForm = () => {
  const [rules, setRules] = useState(own);
  const [isMore, setMore] = useState(false);
  const navigate = useNavigate();
  const ask = api.useMutation('post', '/v1/replays', { onSuccess: ({ id }) => { if (typeof id === 'string') void navigate({ to: '/replays/$replayId', params: { replayId: id } }); } });
  const closed = useLastClosed();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask.mutate({ body: requestIn(new FormData(event.currentTarget), rules) });
  };
  return (
    <form onSubmit={submit}><Stack gap="sm">
      <TextInput key={closed ?? ''} name="period" label="Quarter, or the first and the last of several" description="2026-Q1, 2026-Q1..2026-Q2" defaultValue={closed ?? ''} required />
      <Select label="Rules" data={useRuleChoices()} value={rules} allowDeselect={false} onChange={(value) => setRules(value ?? own)} />
      {rules === draft ? <Textarea name="draft" label="The draft, tandem.ruleset/1" description="YAML or JSON. It is tried, never recorded." autosize minRows={6} maxRows={20} required classNames={{ input: 'mono' }} /> : null}
      <TextInput name="knownAt" label="As known at (UTC)" description="Only what was recorded by then. Left out: everything." type="datetime-local" step={1} />
      <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'start' }} aria-expanded={isMore} onClick={() => setMore(!isMore)}>{isMore ? 'Less' : 'More'}</Button>
      <Collapse expanded={isMore}><Stack gap="sm">
        <TextInput name="publishedBy" label="Rules published by (UTC)" description="Left out: by the moment of knowledge." type="datetime-local" step={1} />
        <TextInput name="bookedAt" label="Compared with what was booked by (UTC)" description="Left out: by the moment of knowledge." type="datetime-local" step={1} />
        <Checkbox name="fromLog" label="Fold the raw log and trust no table" />
      </Stack></Collapse>
      <Refused error={ask.error} />
      <Button type="submit" loading={ask.isPending}>Replay</Button>
      <Text size="sm" c="dimmed">Nothing is posted.</Text>
    </Stack></form>
  );
};

/** The last quarter that is closed: the one that auditors ask about first. */
const useLastClosed = (): string | undefined => useQuarters().data?.find(({ standing }) => standing === 'closed')?.period;

const useRuleChoices = () => {
  const ruleSets = api.useQuery('get', '/v1/rule-sets');
  const versions = ruleSets.data?.data ?? [];
  return [
    { value: own, label: 'Each deal\'s own version by date' },
    ...[...new Set(versions.map(({ ruleSetId }) => ruleSetId))].map((id) => ({ value: id, label: `${id}, versions by date` })),
    ...versions.map(({ id, ruleSetId, version, standing, title }) => ({ value: id, label: `${ruleSetId}, version ${version}${standing === 'published' ? '' : ` (${standing})`}: ${title}` })),
    { value: draft, label: 'A draft of my own' },
  ];
};

const requestIn = (form: FormData, rules: string) => ({
  period: text(form, 'period'),
  ...(rules === own ? {} : { ruleSet: rules === draft ? text(form, 'draft') : rules }),
  ...instant(form, 'knownAt'), ...instant(form, 'publishedBy'), ...instant(form, 'bookedAt'),
  fromLog: form.get('fromLog') !== null,
});

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** A browser leaves out seconds that are nought. */
const instant = (form: FormData, name: string): Readonly<Record<string, string>> => {
  const value = text(form, name);
  return value === '' ? {} : { [name]: `${value.length === 16 ? `${value}:00` : value.slice(0, 19)}.000Z` };
};
