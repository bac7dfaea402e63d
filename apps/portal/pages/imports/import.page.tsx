import { Alert, Anchor, Button, Group, List, Loader, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Refused } from '../../parts/refused.js';
import { Instant } from '../../parts/time.js';
import { Findings } from './findings.js';
import { counted, ImportStanding, isUnderWay } from './import-standing.js';

type Run = Schemas['ImportAnswer'];

const everyMs = 500;

/** One import: what was found when it was tried, how far it is, and what came of it. */
export const ImportPage = () => {
  const path = useParams({ from: '/imports/$importId' });
  const run = api.useQuery('get', '/v1/imports/{importId}', { params: { path } }, { staleTime: 0, refetchInterval: ({ state }) => (isUnderWay(state.data?.standing) ? everyMs : false) });
  return (
    <Page title={run.data ? `Import from ${run.data.source}` : 'Import'} lead={run.data ? <Asked of={run.data} /> : undefined}>
      <Shown read={run}>{(answer) => <Course of={answer} />}</Shown>
    </Page>
  );
};
export default ImportPage;

const Asked = ({ of: { askedAt, askedBy, standing } }: { readonly of: Run }) => (
  <Group gap="xs" component="span"><span>Asked <Instant at={askedAt} /> by {askedBy}</span><ImportStanding standing={standing} /></Group>
);

const Course = ({ of: run }: { readonly of: Run }) => (
  <>
    <Outcome of={run} />
    {run.report === null ? null : (
      <>
        <Panel title="Files"><Files of={run.report} /></Panel>
        <Findings title="Kept out" findings={run.report.faults} count={run.report.faultCount} none="Every row is fit to go in." />
        {run.report.noticeCount === 0 ? null : <Findings title="Worth knowing" findings={run.report.notices} count={run.report.noticeCount} none="" />}
      </>
    )}
  </>
);

const Outcome = ({ of: run }: { readonly of: Run }) => {
  switch (run.standing) {
    case 'trying': case 'importing': return <UnderWay of={run} />;
    case 'tried': return run.report?.blocked === true
      ? <Alert color="red" variant="light" role="alert" title="Nothing of this can go in">A file as a whole is at fault: see below. Mend it, and try again.</Alert>
      : <Panel title="What would be recorded"><Stack gap="sm"><Tally of={run} /><Acts of={run} label="Import" /></Stack></Panel>;
    case 'imported': return <Panel title="Imported"><Stack gap="sm"><Tally of={run} /><Rejects of={run} /><Acts of={run} /></Stack></Panel>;
    case 'failed': return <Alert color="red" variant="light" role="alert" title="The import broke off">{run.problem}<Acts of={run} label="Carry it on" /></Alert>;
    case 'interrupted': return <Alert color="red" variant="light" role="alert" title="The import was interrupted">Whoever worked on it ended. What went in is kept, and adds nothing again.<Acts of={run} label="Carry it on" /></Alert>;
  }
};

const UnderWay = ({ of: { standing, tally } }: { readonly of: Run }) => (
  <Panel title={standing === 'trying' ? 'Being tried' : 'Being imported'}>
    <Group gap="sm"><Loader size="xs" /><Text size="sm" aria-live="polite">{tally === null ? 'Reading the files.' : `${counted(tally.partners, 'partner')}, ${counted(tally.deals, 'deal')}, ${counted(tally.events, 'event')} so far.`} You can leave this page; it goes on and is found again among the imports.</Text></Group>
  </Panel>
);

const Tally = ({ of: { standing, tally, report } }: { readonly of: Run }) => {
  if (tally === null || report === null) return null;
  const isTrial = standing === 'tried';
  return (
    <Text role="status">
      {tally.changed === 0 ? `Nothing new: all of ${counted(tally.partners, 'partner')} and ${counted(tally.deals, 'deal')} is in the ledger already.`
        : `${counted(tally.partners, 'partner')} and ${counted(tally.deals, 'deal')}, ${tally.changed} of them new or changed: ${counted(tally.events, 'event')}${isTrial ? ' to be recorded' : ' recorded'}.`}
      {tally.partnersRefused + report.deals.refused === 0 ? '' : ` ${counted(report.deals.refused, 'deal')}${tally.partnersRefused === 0 ? '' : ` and ${counted(tally.partnersRefused, 'partner')}`} kept out.`}
    </Text>
  );
};

const Acts = ({ of: { id }, label }: { readonly of: Run; readonly label?: string }) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = { importId: id };
  const carryOut = api.useMutation('post', '/v1/imports/{importId}/carry-out', { onSettled: () => queries.invalidateQueries({ queryKey: ['get', '/v1/imports/{importId}'] }) });
  const remove = api.useMutation('delete', '/v1/imports/{importId}', { onSuccess: () => navigate({ to: '/imports' }) });
  return (
    <Stack gap="xs" mt="xs">
      <Refused error={carryOut.error ?? remove.error} />
      <Group gap="xs">
        {label === undefined ? null : <Button size="xs" loading={carryOut.isPending} onClick={() => carryOut.mutate({ params: { path } })}>{label}</Button>}
        <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate({ params: { path } })}>Remove these files</Button>
      </Group>
    </Stack>
  );
};

const Rejects = ({ of: { id, rejects } }: { readonly of: Run }) => rejects.length === 0 ? null : (
  <div>
    <Text size="sm">What did not go in, each row with its fault, to be mended and imported again with the same mapping:</Text>
    <List size="sm" listStyleType="none">{rejects.map((name) => <List.Item key={name}><Anchor size="sm" href={`/v1/imports/${id}/rejects/${encodeURIComponent(name)}`} download={name}>{name}</Anchor></List.Item>)}</List>
  </div>
);

const Files = ({ of: { files } }: { readonly of: NonNullable<Run['report']> }) => (
  <List size="sm" listStyleType="none">{files.map(({ name, rows, columnsUnmentioned }) => (
    <List.Item key={name}><span className="mono">{name}</span>: {counted(rows, 'row')}{columnsUnmentioned.length === 0 ? '' : <span className="quiet">; not imported: {columnsUnmentioned.join(', ')}</span>}</List.Item>
  ))}</List>
);
