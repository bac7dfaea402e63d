import { Anchor, List } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { Shown } from '../../parts/page.js';
import { words } from '../../parts/words.js';

/** What this partner is asked for: registrations that wait for its answer. */
export const Waiting = ({ partnerId }: { readonly partnerId: string }) => {
  const registrations = api.useQuery('get', '/v1/partners/{partnerId}/registrations', { params: { path: { partnerId } } });
  return (
    <Shown read={registrations} isEmpty={({ data }) => data.every(isAnswered)} empty="Nothing: every registration has your answer.">
      {({ data }) => (
        <List>
          {data.filter((each) => !isAnswered(each)).map(({ id, dealId, accountName, role }) => (
            <List.Item key={id}>Accept or decline <Anchor component={Link} to={`/deals/${dealId}`}>{accountName ?? dealId}</Anchor> as {words(role).toLowerCase()}</List.Item>
          ))}
        </List>
      )}
    </Shown>
  );
};

/** Whoever filed a registration or accepted its part is bound; one that was decided on asks for nothing more. */
const isAnswered = ({ bound, status }: { readonly bound: boolean; readonly status: string }): boolean => bound || status !== 'filed';
