import { Anchor, Button, Group, Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas } from '../../api/client.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Standing } from '../../parts/standing.js';
import { Day, Instant } from '../../parts/time.js';

type Version = Schemas['RuleSetVersionRow'];

/** Every version of every rule set, and two of them side by side. */
export const RuleSetsPage = () => {
  const ruleSets = api.useQuery('get', '/v1/rule-sets');
  return (
    <Page title="Rule sets" lead="What the programme pays by. A published version never changes; which one a deal has follows from its date."
      actions={<Button size="xs" variant="default" component={Link} to="/rules/try">Try a draft on history</Button>}>
      <Shown read={ruleSets} isEmpty={({ data }) => data.length === 0} empty="No rule set was drafted yet.">
        {({ data }) => (
          <>
            <section className="panel" aria-label="Versions"><DataTable label="Versions" columns={columns} rows={data} keyOf={({ id }) => id} /></section>
            {data.length < 2 ? null : <Panel title="Compare"><Choose versions={data} /></Panel>}
          </>
        )}
      </Shown>
    </Page>
  );
};
export default RuleSetsPage;

/** Two versions to be compared; at first the last two. */
const Choose = ({ versions }: { readonly versions: readonly Version[] }) => {
  const navigate = useNavigate();
  const [[before, after], choose] = useState<readonly [string, string]>([versions.at(-2)?.id ?? '', versions.at(-1)?.id ?? '']);
  const data = versions.map(({ id, ruleSetId, version, standing }) => ({ value: id, label: `${ruleSetId}, version ${version}${standing === 'published' ? '' : ` (${standing})`}` }));
  return (
    <Group align="end" gap="sm">
      <Select label="From" w="16rem" data={data} value={before} allowDeselect={false} onChange={(value) => choose([value ?? before, after])} />
      <Select label="To" w="16rem" data={data} value={after} allowDeselect={false} onChange={(value) => choose([before, value ?? after])} />
      <Button disabled={before === after} onClick={() => void navigate({ to: '/rules/compare/$before/$after', params: { before, after } })}>Compare</Button>
    </Group>
  );
};

const colours = { drafted: 'gray', proposed: 'yellow', published: 'green', retired: 'gray' } as const;

const columns: readonly Column<Version>[] = [
  { title: 'Rule set', compare: byText(({ id }) => id), cell: ({ ruleSetId, version }) => <Anchor component={Link} to={`/rules/${ruleSetId}/${version}`} className="nowrap">{ruleSetId}, version {version}</Anchor> },
  { title: 'Title', compare: byText(({ title }) => title), cell: ({ title }) => title },
  { title: 'Stands', compare: byText(({ standing }) => standing), cell: ({ standing }) => <Standing is={standing} colour={colours[standing]} /> },
  { title: 'From', compare: byText(({ effectiveFrom }) => effectiveFrom), cell: ({ effectiveFrom }) => <Day day={effectiveFrom} /> },
  { title: 'Until before', compare: byText(({ retiredFrom }) => retiredFrom ?? ''), cell: ({ retiredFrom }) => (retiredFrom === null ? '–' : <Day day={retiredFrom} />) },
  { title: 'Recorded', compare: byText(({ recordedAt }) => recordedAt), cell: ({ recordedAt }) => <Instant at={recordedAt} /> },
  { title: 'SHA-256', cell: ({ digest }) => <span className="mono" title={digest}>{digest.slice(0, 12)}</span> },
];
