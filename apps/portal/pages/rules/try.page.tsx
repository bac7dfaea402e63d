import { Button, Select, Stack, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../api/client.js';
import { Page, Panel } from '../../parts/page.js';
import { Refused } from '../../parts/refused.js';
import { RuleSetComparison } from './comparison.js';

/** Tries a draft on history before anybody publishes it: who gains, who loses, what it costs by quarter. */
export const TryRuleSetPage = () => {
  const versions = (api.useQuery('get', '/v1/rule-sets').data?.data ?? []).filter(({ standing }) => standing === 'published' || standing === 'retired');
  const [chosen, choose] = useState<string | null>(null);
  const [draft, write] = useState('');
  const before = chosen ?? versions.at(-1)?.id ?? '';
  const begin = api.useMutation('get', '/v1/rule-sets/{ruleSetId}/versions/{version}', { onSuccess: ({ document }) => write(JSON.stringify(document, undefined, 2)) });
  const compare = api.useMutation('post', '/v1/rule-sets/compare');
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    compare.mutate({ body: { before, after: draft } });
  };
  const [ruleSetId = '', version = ''] = before.split('@');
  return (
    <Page title="Try a draft on history" lead="The deals of the ledger under rules that nobody published. The draft is read, not kept; nothing is posted.">
      <Panel title="Draft">
        <form onSubmit={submit}><Stack gap="sm">
          <Select label="Compared with" data={versions.map(({ id, title }) => ({ value: id, label: `${id.replace('@', ', version ')}: ${title}` }))} value={before} allowDeselect={false} onChange={choose} />
          <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'start' }} disabled={before === ''} loading={begin.isPending} onClick={() => begin.mutate({ params: { path: { ruleSetId, version } } })}>Begin with its text</Button>
          <Textarea label="The draft, tandem.ruleset/1" description="YAML or JSON" value={draft} onChange={({ currentTarget }) => write(currentTarget.value)} autosize minRows={8} maxRows={24} required classNames={{ input: 'mono' }} />
          <Refused error={begin.error ?? compare.error} />
          <Button type="submit" style={{ alignSelf: 'start' }} loading={compare.isPending}>Try</Button>
        </Stack></form>
      </Panel>
      {compare.data === undefined ? null : <RuleSetComparison of={compare.data} />}
    </Page>
  );
};
export default TryRuleSetPage;
