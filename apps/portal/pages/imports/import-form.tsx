import { Button, FileInput, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { answerOf } from '../../api/every.js';
import { Refused } from '../../parts/refused.js';

/** Takes files and the mapping that says what their columns mean, and has them tried. */
export const ImportForm = () => {
  const navigate = useNavigate();
  const [files, setFiles] = useState<File[]>([]);
  const [mapping, setMapping] = useState<File | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  const [isBusy, setBusy] = useState(false);
  const tryThem = async (): Promise<void> => {
    if (mapping === null) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = { mapping: await mapping.text(), files: await Promise.all(files.map(async (file) => ({ name: file.name, content: base64Of(await file.arrayBuffer()) }))) };
      const { id } = answerOf(await client.POST('/v1/imports', { body })) as { readonly id: string };
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Stack gap="sm">
      <FileInput label="Files" description="CSV or NDJSON as they come out of the other system, at most 32 MB in all" placeholder="Choose files" multiple clearable value={files} onChange={setFiles} clearButtonProps={{ 'aria-label': 'No files' }} />
      <FileInput label="Mapping" description="Says what the columns mean: tandem.mapping/1" placeholder="Choose a mapping" accept=".yaml,.yml,.json" clearable value={mapping} onChange={setMapping} clearButtonProps={{ 'aria-label': 'No mapping' }} />
      {error === undefined ? null : <Refused error={error} />}
      <Button size="xs" style={{ alignSelf: 'start' }} loading={isBusy} disabled={mapping === null || files.length === 0} onClick={() => void tryThem()}>Try</Button>
      <Text size="xs" c="dimmed">Trying records nothing. Where Tandem was installed, <span className="mono">examples/salesforce</span> holds an export with its mapping to begin with; <span className="mono">docs/formats/mapping.md</span> says how to write one.</Text>
    </Stack>
  );
};

const bytesAtOnce = 0x8000;

const base64Of = (buffer: ArrayBuffer): string => {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let start = 0; start < bytes.length; start += bytesAtOnce) text += String.fromCharCode(...bytes.subarray(start, start + bytesAtOnce));
  return btoa(text);
};
