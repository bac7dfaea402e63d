import { remark } from '../../output.js';
import { writeWhole } from '../../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../../verb.js';

interface AuditPackOptions extends LedgerOptions {
  readonly period: string;
  readonly out: string;
}

/** `tandem export audit-pack`: a closed quarter as one file, which `tandem verify` checks where there is nothing else. */
export const auditPackCommand = ledgerCommand('audit-pack', 'A closed quarter as one file that verifies and replays offline', 'tandem export audit-pack --period 2026-Q1 --out 2026-Q1.zip')
  .requiredOption('--period <quarter>', 'the quarter, 2026-Q1')
  .requiredOption('--out <file>', 'write to this file')
  .action(async ({ period, out, ...options }: AuditPackOptions) => withLedger(options, async ({ client }) => {
    const archive = await client.bytes(`/v1/periods/${encodeURIComponent(period)}/audit-pack`);
    await writeWhole(out, archive);
    remark(`${archive.length} bytes. Verify them anywhere: tandem verify ${out}`);
  }));
