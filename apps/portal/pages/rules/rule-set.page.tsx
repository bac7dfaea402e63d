import { useParams } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { Clauses } from './clauses.js';

/** A published version of a rule set, word for word and clause by clause. */
export const RuleSetPage = () => {
  const { ruleSetId, version } = useParams({ from: '/rules/$ruleSetId/$version' });
  const ruleSet = api.useQuery('get', '/v1/rule-sets/{ruleSetId}/versions/{version}', { params: { path: { ruleSetId, version } } });
  return (
    <Page title={`Rule set ${ruleSetId}, version ${version}`} lead={ruleSet.data ? <>Published <Instant at={ruleSet.data.recordedAt} />; it never changes.</> : undefined}>
      <Shown read={ruleSet}>
        {({ document, digest }) => (
          <>
            <Panel title="Clauses"><Clauses document={document} /></Panel>
            <p className="mono quiet">SHA-256 {digest}</p>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default RuleSetPage;
