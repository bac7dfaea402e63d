import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from './api-client.js';

let server: Server | undefined;
afterEach(() => { server?.close(); });

/** A server that refuses for coming too often, so many times, and then answers. Keeps what it was sent. */
const refusing = async (times: number): Promise<{ readonly url: string; readonly sent: string[] }> => {
  const sent: string[] = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      sent.push(`${String(request.headers['idempotency-key'])} ${body}`);
      const heard = sent.length > times;
      response.writeHead(heard ? 200 : 429, { 'Retry-After': '0', Connection: 'close' }).end(JSON.stringify(heard ? { heard } : { code: 'too-many-requests', detail: 'Too many.' }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
};

describe('a client that is refused for asking too often', () => {
  it('waits as long as it is told and sends the same again', async () => {
    const { url, sent } = await refusing(2);
    expect(await new ApiClient(url, 'key').post('/v1/bulk', { items: [] }, { 'idempotency-key': 'k' })).toEqual({ heard: true });
    expect(sent).toEqual(Array(3).fill('k {"items":[]}'));
  });

  it('gives up where it is never heard, in the server\'s words', async () => {
    const { url, sent } = await refusing(Infinity);
    await expect(new ApiClient(url, 'key').get('/v1/deals')).rejects.toThrow('Too many. (too-many-requests)');
    expect(sent).toHaveLength(30);
  });
});
