import { request, type Agent } from 'node:http';
import type { FuzzRequest } from '../request/fuzz-request.js';

/** What came back. `bytes`: null where the answer is a stream that does not end, of which only the head was read. */
export interface FuzzAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly requestId: string;
  readonly bytes: Buffer | null;
}

/** Sends the request byte for byte, which `fetch` would first put in order. */
export const send = (url: string, agent: Agent, { method, address, headers, bytes }: FuzzRequest, own: readonly (readonly [string, string])[]): Promise<FuzzAnswer> => new Promise((resolve, reject) => {
  const { hostname, port } = new URL(url);
  const sent = [['host', `${hostname}:${port}`], ...own, ...headers, ...(bytes === null ? [] : [['content-length', String(bytes.length)]])].flat();
  const asked = request({ agent, hostname, port, method, path: address, headers: sent as unknown as Record<string, string>, timeout: 30_000 }, (response) => {
    const head = { status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', requestId: String(response.headers['x-request-id'] ?? '') };
    if (head.contentType.startsWith('text/event-stream')) {
      response.destroy();
      resolve({ ...head, bytes: null });
      return;
    }
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('error', reject);
    response.once('end', () => resolve({ ...head, bytes: Buffer.concat(chunks) }));
  });
  asked.once('timeout', () => asked.destroy(new Error('There was no answer within 30 s.')));
  asked.once('error', reject);
  asked.end(bytes ?? undefined);
});
