import { randomUUID } from 'node:crypto';
import { accounts } from './access.js';
import type { RecordedLog } from './recorded-log.js';

/** The server's own first events: an account each, in a system stream of its own. A log that holds anything is left as it is. */
export async function writeAccounts(log: RecordedLog): Promise<void> {
  if ((await log.head()) !== undefined) return;
  for (const { name, group } of accounts) {
    const data = Buffer.from(JSON.stringify({ loginName: name, disabled: false, groups: [group] }));
    const created = { id: randomUUID(), type: '$UserCreated', contentType: 'application/json', data, metadata: new Uint8Array() };
    await log.append(`$user-${name}`, 'no-stream', [created]);
  }
}
