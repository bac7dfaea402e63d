import type { RequestListener, ServerResponse } from 'node:http';
import type { Member } from './membership.js';

/** The few answers that those who start a server ask for over plain HTTP: that it lives, that it answers, who leads. */
export function httpHandler(members: () => readonly Member[]): RequestListener {
  return ({ method, url = '' }, response) => {
    const route = `${method} ${url.replace(/\?.*/, '')}`;
    if (route === 'GET /health/live') response.writeHead(204).end();
    else if (route === 'GET /ping') answer(response, { msgTypeId: 1, text: 'Ping request successfully handled' });
    else if (route === 'GET /gossip') answer(response, { members: members().map(told) });
    else response.writeHead(404).end();
  };
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const stateNames = { leader: 'Leader', follower: 'Follower', 'read-only-replica': 'ReadOnlyReplica' } as const;

function told({ instanceId, host, port, role, isAlive }: Member): object {
  return { instanceId, state: stateNames[role], isAlive, httpEndPointIp: host, httpEndPointPort: port };
}
