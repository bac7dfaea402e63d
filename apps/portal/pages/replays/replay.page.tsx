import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Refused } from '../../parts/refused.js';
import { Instant } from '../../parts/time.js';
import { Certificate } from './certificate.js';
import { lookAgainWhile } from './look-again.js';
import { ReplayResult } from './replay-result.js';
import { Standing } from './replays.page.js';

type Run = Schemas['ReplayAnswer'];

/** One replay: how far it is; once done what it came to, why, and what it was made from. */
export const ReplayPage = () => {
  const path = useParams({ from: '/replays/$replayId' });
  const run = api.useQuery('get', '/v1/replays/{replayId}', { params: { path } }, { refetchInterval: ({ state }) => lookAgainWhile(state.data && [state.data]) });
  return (
    <Page title={run.data ? `Replay of ${run.data.period}` : 'Replay'} lead={run.data ? <Asked of={run.data} /> : undefined}
      actions={run.data?.standing === 'done' ? <Button size="xs" variant="default" component="a" href={`/v1/replays/${path.replayId}/document`} download={`${path.replayId}.json`}>JSON</Button> : undefined}>
      <Shown read={run}>{(answer) => <Run of={answer} />}</Shown>
    </Page>
  );
};
export default ReplayPage;

const Asked = ({ of: { ruleSet, knownAt, askedBy } }: { readonly of: Run }) => (
  <>{ruleSet === null ? 'Each deal under its own version' : `Under ${ruleSet}`}, as known at <Instant at={knownAt} />. Asked by {askedBy}.</>
);

const Run = ({ of: run }: { readonly of: Run }) => {
  switch (run.standing) {
    case 'queued': case 'running': return <UnderWay of={run} />;
    case 'failed': return <Alert color="red" variant="light" role="alert" title="The replay failed">{run.problem}</Alert>;
    case 'cancelled': return <Alert color="gray" variant="light" title="The replay was cancelled">Nothing was posted. Ask again whenever you like.</Alert>;
    case 'done': return (
      <>
        <Alert color="tandem" variant="light" title="Nothing was posted">Statements are unchanged: a replay reads the ledger and compares. What was promised is only ever changed by a restatement that two people decide.</Alert>
        <ReplayResult replayId={run.id} />
        {run.certificate === null ? null : <Panel title="Certificate"><Certificate of={run.certificate} /></Panel>}
      </>
    );
  }
};

const UnderWay = ({ of: run }: { readonly of: Run }) => {
  const queries = useQueryClient();
  const cancel = api.useMutation('post', '/v1/replays/{replayId}/cancel', { onSettled: () => queries.invalidateQueries({ queryKey: ['get', '/v1/replays/{replayId}'] }) });
  const { deals, of } = run.progress;
  return (
    <Panel title="Under way" note={<Standing of={run} />}>
      <Stack gap="sm">
        <Progress.Root size="lg"><Progress.Section value={of === null || of === 0 ? 0 : (deals / of) * 100} aria-label="Deals replayed" /></Progress.Root>
        <Text size="sm" aria-live="polite">{of === null ? 'Getting ready.' : `${deals} of ${of} deals.`} You can leave this page; the replay goes on and is found again in the lab.</Text>
        <Refused error={cancel.error} />
        <Group><Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { path: { replayId: run.id } } })}>Cancel</Button></Group>
      </Stack>
    </Panel>
  );
};
