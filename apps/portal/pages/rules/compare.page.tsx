import { useParams } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { Page, Shown } from '../../parts/page.js';
import { RuleSetComparison } from './comparison.js';

/** Two versions: the difference in their words beside the difference in money. A comparison records nothing, so it is read like any other. */
export const CompareRuleSetsPage = () => {
  const { before, after } = useParams({ from: '/rules/compare/$before/$after' });
  const comparison = api.useQuery('post', '/v1/rule-sets/compare', { body: { before, after } });
  return (
    <Page title={`${named(before)} and ${named(after)}`} lead="What the deals of the first would earn under the second. Nothing is posted.">
      <Shown read={comparison}>{(answer) => <RuleSetComparison of={answer} />}</Shown>
    </Page>
  );
};
export default CompareRuleSetsPage;

const named = (id: string): string => id.replace('@', ' ');
