import { ApiProblem, type ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';
import { printJson } from '../output.js';
import { actCommand, withLedger, type LedgerOptions } from '../verb.js';

/** Commands for one stream, as the bulk endpoint takes them. */
export interface StreamRequest {
  readonly stream: string;
  readonly id: string;
  readonly commands: readonly (Readonly<Record<string, unknown>> & { readonly type: string; readonly occurredAt?: string | null })[];
}

/** The result of one item of the bulk endpoint. */
export interface BulkResult {
  readonly index: number;
  readonly outcome: 'accepted' | 'rejected';
  readonly revision?: number;
  readonly eventCount?: number;
  readonly rejection?: { readonly code: string; readonly message: string; readonly pointer?: string };
  readonly command?: number;
}

/** Sends commands for one stream, all or nothing; gives the number of events recorded, throws ApiProblem on a rejection. */
export const sendCommands = async (client: ApiClient, request: StreamRequest): Promise<number> =>
  (await sendItems(client, [request]))[0]?.eventCount ?? 0;

const itemsPerRequest = 200;

/** Sends many streams' commands, each stream all or nothing; throws at the first that is refused. Each stream stands once. */
export const sendAll = async (client: ApiClient, requests: readonly StreamRequest[]): Promise<number> => {
  let events = 0;
  for (let start = 0; start < requests.length; start += itemsPerRequest) {
    const results = await sendItems(client, requests.slice(start, start + itemsPerRequest));
    events += results.reduce((sum, result) => sum + (result.eventCount ?? 0), 0);
  }
  return events;
};

const sendItems = async (client: ApiClient, requests: readonly StreamRequest[]): Promise<readonly BulkResult[]> => {
  const { results } = await client.post<{ results: readonly BulkResult[] }>('/v1/bulk', { items: requests.map(itemOf) });
  const refused = results.find(({ outcome }) => outcome !== 'accepted');
  if (refused) {
    const { stream, id } = requests[refused.index] ?? { stream: '', id: '' };
    throw new ApiProblem(409, { code: refused.rejection?.code ?? 'rejected', detail: `${stream === id ? stream : `${stream} ${id}`}: ${refused.rejection?.message ?? 'refused'}` });
  }
  return results;
};

const itemOf = (request: StreamRequest) => ({
  stream: request.stream, id: request.id, keyBase: `${request.stream}:${request.id}`,
  commands: request.commands.map(({ occurredAt, ...command }) => ({ command, occurredAt: occurredAt ?? null, sourceRecordedAt: null })),
});

/** `tandem send STREAM ID COMMAND JSON`: any command by its name. */
export const sendCommand = actCommand('send', 'Send any command to a stream of the ledger', `tandem send deal deal_acme LogTouchpoint '{"touchpointId":"t-1","partnerId":"ptr_alpha","role":"sourcing","kind":"demo","loggedBy":"vendor"}'`)
  .argument('<stream>', 'programme, partner, deal, ruleset or user')
  .argument('<id>', 'the id of what it is about (for the programme: programme)')
  .argument('<command>', 'the command, LogTouchpoint')
  .argument('[fields]', 'its fields as JSON', '{}')
  .option('--occurred-at <instant>', 'when it was true; left out: now')
  .action(async (stream: string, id: string, command: string, fields: string, options: LedgerOptions & { readonly occurredAt?: string }) =>
    withLedger(options, async ({ client }) => {
      const request = { stream, id, commands: [{ ...fieldsOf(fields), type: command, occurredAt: options.occurredAt ?? null }] };
      printJson({ events: await sendCommands(client, request) });
    }));

const fieldsOf = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the one complaint below.
  }
  throw new WrongUse(`The fields are not a JSON object: ${text.slice(0, 80)}`);
};
