import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Fields } from '../../parts/fields.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { Totals } from '../../parts/totals.js';
import { useQuarters, type Quarter } from './every-period.js';
import { Preview } from './preview.js';
import { Restatements } from './restatements.js';

/** One quarter: what its closing would promise, or what it promised and how that was restated. */
export const PeriodPage = () => {
  const { period } = useParams({ from: '/periods/$period' });
  const quarters = useQuarters();
  return (
    <Page title={`Quarter ${period}`} lead={<Anchor component={Link} to="/periods">All quarters</Anchor>}>
      <Shown read={quarters}>
        {(rows) => {
          const quarter = rows.find((each) => each.period === period);
          return quarter?.standing === 'closed' ? <Closed quarter={quarter} /> : <Preview key={period} period={period} />;
        }}
      </Shown>
    </Page>
  );
};
export default PeriodPage;

const Closed = ({ quarter: { period, since, knownAt, closed } }: { readonly quarter: Quarter }) => (
  <>
    <Panel title="What was promised">
      <Fields of={[
        ['Closed', <Instant key="since" at={since} />], ['By what was known at', knownAt === null ? null : <Instant key="known" at={knownAt} />],
        ['Statements', closed === undefined ? null : <Anchor key="statements" component={Link} to="/statements">{closed.statements}, documents of {closed.kept} kept</Anchor>],
        ['Lines', closed?.lines], ['Awards', closed?.awards], ['Sum of the lines', <Totals key="totals" of={closed?.totals ?? []} />],
        ['SHA-256', closed === undefined ? null : <span className="mono">{closed.digest}</span>],
      ]} />
    </Panel>
    <Restatements period={period} />
  </>
);
