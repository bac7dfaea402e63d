import { useParams } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { Page, Panel, Shown } from '../../parts/page.js';
import { Day, Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { Clauses } from './clauses.js';

/** A version of a rule set, clause by clause. */
export const RuleSetPage = () => {
  const { ruleSetId, version } = useParams({ from: '/rules/$ruleSetId/$version' });
  const ruleSet = api.useQuery('get', '/v1/rule-sets/{ruleSetId}/versions/{version}', { params: { path: { ruleSetId, version } } });
  return (
    <Page title={`Rule set ${ruleSetId}, version ${version}`} lead={ruleSet.data ? <Standing of={ruleSet.data} /> : undefined}>
      <Shown read={ruleSet}>
        {({ document, digest }) => (
          <>
            {Object.entries(document).filter(([, part]) => typeof part === 'object' && part !== null).map(([section, part]) => <Panel key={section} title={words(section)}><Clauses {...{ section, part }} /></Panel>)}
            <p className="mono quiet">SHA-256 {digest}</p>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default RuleSetPage;

/** Whether it can still change, and for which deals it is. */
const Standing = ({ of: { title, standing, recordedAt, effectiveFrom, retiredFrom } }: { readonly of: Schemas['RuleSetVersionAnswer'] }) => {
  const isInForce = standing === 'published' || standing === 'retired';
  return (
    <>
      {title}, for deals from <Day day={effectiveFrom} />{retiredFrom === null ? null : <> until before <Day day={retiredFrom} /></>}.{' '}
      {isInForce ? 'Published' : words(standing)} <Instant at={recordedAt} />{isInForce ? '; it never changes.' : ', not in force.'}
    </>
  );
};
