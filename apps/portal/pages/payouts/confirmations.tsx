import { Button, FileInput, Group, Select, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/every.js';
import { useUser } from '../../api/session.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Refused } from '../../parts/refused.js';
import { unlessRight } from '../../parts/second-person.js';
import { bankFields, columnsByName, confirmationsOf, readBankFile, type BankColumns, type BankFile, type Confirmation } from './bank-file.js';

type Result = Schemas['BulkResultDto'];
type Judged = Confirmation & { readonly row: number; readonly result: Result };

const rowsPerRequest = 200;

/** Takes what the bank says it paid from a file: judged row by row first, then recorded; a file taken twice adds nothing. */
export const Confirmations = ({ batch }: { readonly batch: string }) => {
  const unless = unlessRight(useUser(), 'finance');
  const [file, setFile] = useState<BankFile | null>(null);
  const [columns, setColumns] = useState<BankColumns>({});
  const [fault, setFault] = useState<string | null>(null);
  const choose = async (chosen: File | null): Promise<void> => {
    setFault(null);
    setFile(null);
    if (chosen === null) return;
    try {
      const read = readBankFile(chosen.name, await chosen.text());
      setFile(read);
      setColumns(columnsByName(read.columns));
    } catch (error) {
      setFault(`${chosen.name} is not CSV: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  if (unless !== null) return <Text size="sm" c="dimmed">To take the bank&apos;s file in: {unless}</Text>;
  const confirmations = file === null ? undefined : confirmationsOf(file, columns);
  return (
    <Stack gap="sm">
      <FileInput label="The bank's file" description="CSV with a head line, days as 2026-05-18" placeholder="Choose a file" accept=".csv,text/csv" clearable error={fault} onChange={(chosen) => void choose(chosen)} maw="24rem" clearButtonProps={{ 'aria-label': 'No file' }} />
      {file === null ? null : (
        <Group gap="xs">
          {bankFields.map((field) => (
            <Select key={field} size="xs" label={`Column of ${field}`} placeholder={field === 'reference' ? 'none' : 'choose'} data={[...file.columns]} value={columns[field] ?? null} clearable={field === 'reference'}
              onChange={(column) => setColumns(({ [field]: _before, ...others }) => (column === null ? others : { ...others, [field]: column }))} />
          ))}
        </Group>
      )}
      {confirmations === undefined ? null : <Judging key={JSON.stringify(columns) + (file?.name ?? '')} {...{ batch, confirmations }} />}
    </Stack>
  );
};

const Judging = ({ batch, confirmations }: { readonly batch: string; readonly confirmations: readonly Confirmation[] }) => {
  const queries = useQueryClient();
  const [said, setSaid] = useState<{ readonly judged?: readonly Judged[]; readonly isRecorded?: boolean; readonly error?: unknown }>({});
  const [isBusy, setBusy] = useState(false);
  const tell = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    try {
      const results = await told(batch, confirmations, dryRun);
      setSaid({ isRecorded: !dryRun, judged: confirmations.flatMap((confirmation, index) => {
        const result = results[index];
        return result === undefined ? [] : [{ ...confirmation, row: index + 1, result }];
      }) });
      if (!dryRun) await queries.invalidateQueries();
    } catch (error) {
      setSaid({ error });
    }
    setBusy(false);
  };
  const good = said.judged?.filter(({ result }) => result.outcome === 'accepted' && result.eventCount > 0).length ?? 0;
  return (
    <Stack gap="sm">
      {said.error === undefined ? null : <Refused error={said.error} />}
      {said.judged === undefined ? null : <DataTable label="Rows of the bank's file" columns={columnsOf(said.isRecorded === true)} rows={said.judged} keyOf={({ row }) => String(row)} />}
      <Group gap="xs">
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void tell(true)}>Check {confirmations.length} rows</Button>
        {said.judged !== undefined && said.isRecorded !== true && good > 0 ? <Button size="xs" loading={isBusy} onClick={() => void tell(false)}>Record {good} confirmations</Button> : null}
        <Text size="sm" role="status">{said.judged === undefined ? '' : `${good} ${said.isRecorded === true ? 'recorded' : 'to be recorded'}, ${said.judged.length - good} not`}</Text>
      </Group>
    </Stack>
  );
};

/** Each row is an item of its own, so that a faulty one stops no other. */
const told = async (batch: string, confirmations: readonly Confirmation[], dryRun: boolean): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (let start = 0; start < confirmations.length; start += rowsPerRequest) {
    const items = confirmations.slice(start, start + rowsPerRequest).map((confirmation) => ({
      stream: 'batch' as const, id: batch, keyBase: 'bank-file', commands: [{ command: { type: 'ConfirmPayment', ...confirmation }, occurredAt: null, sourceRecordedAt: null }] }));
    results.push(...answerOf(await client.POST('/v1/bulk', { params: { query: dryRun ? { dryRun: true } : {} }, body: { items } })).results);
  }
  return results;
};

const columnsOf = (isRecorded: boolean): readonly Column<Judged>[] => [
  { title: 'Row', isNumber: true, cell: ({ row }) => row }, { title: 'Payment', cell: ({ paymentId }) => <span className="mono">{paymentId}</span> },
  { title: 'Paid', isNumber: true, cell: ({ amount, currency }) => `${amount} ${currency}` }, { title: 'On', cell: ({ paidOn }) => paidOn },
  { title: 'What of it', cell: ({ result }) => (result.outcome === 'rejected' ? <span className="loss">{result.rejection?.message ?? 'Refused'}</span>
    : result.eventCount === 0 ? 'Confirmed before' : isRecorded ? 'Recorded' : 'Can be recorded') },
];
