import { Alert, Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { VerifiedTrail } from '#proof';
import { Refused, refusalOf } from '../../api/client.js';
import { useUser } from '../../api/session.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Page, Panel } from '../../parts/page.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';
import { verifyHere } from './verify-here.js';

type Verified = { readonly trail: VerifiedTrail } | { readonly fault: string } | null;

/** A partner's trail with its proofs, to keep, and verified in this browser: the server's word is not taken for it. */
export const ProofPage = () => {
  const { partnerId } = useUser();
  const address = `/v1/partners/${partnerId ?? ''}/trail-bundle`;
  const [verified, setVerified] = useState<Verified>(null);
  const [isBusy, setBusy] = useState(false);
  const verify = async (read: () => Promise<ArrayBuffer>): Promise<void> => {
    setBusy(true);
    setVerified(await read().then((bytes) => verifyHere(new Uint8Array(bytes))).then((trail) => ({ trail }), (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) })));
    setBusy(false);
  };
  return (
    <Page title="Proof" lead="Every event that you may see, with the hashes that prove it stands in the signed log.">
      <Panel title="Your trail">
        <Text mb="sm">Keep the bundle: whoever has it can verify it later, here or with <span className="mono">tandem verify</span>, without trusting this server.</Text>
        <Group gap="xs">
          <Button loading={isBusy} onClick={() => void verify(() => fetched(address))}>Verify in this browser</Button>
          <Button variant="default" component="a" href={address} download>Download the bundle</Button>
          <FileButton onChange={(file) => { if (file) void verify(() => file.arrayBuffer()); }} accept=".zip">{(props) => <Button variant="default" {...props}>Verify one that I kept</Button>}</FileButton>
        </Group>
      </Panel>
      <div role="status">{verified === null ? null : 'fault' in verified ? <Fault fault={verified.fault} /> : <Whole trail={verified.trail} />}</div>
    </Page>
  );
};
export default ProofPage;

const fetched = async (address: string): Promise<ArrayBuffer> => {
  const response = await fetch(address);
  if (!response.ok) throw new Refused(refusalOf(await response.json()));
  return response.arrayBuffer();
};

const Fault = ({ fault }: { readonly fault: string }) => <Alert color="red" variant="light" title="This is not what was signed" role="alert">{fault}</Alert>;

const Whole = ({ trail: { checkpoint, events, logKey } }: { readonly trail: VerifiedTrail }) => (
  <Panel title="Verified" note={`${events.length} events`}>
    <dl className="fields">
      <dt>Checkpoint</dt><dd className="mono">{checkpoint.origin}, {checkpoint.size} events</dd>
      <dt>Signed by</dt><dd className="mono">{logKey}</dd>
    </dl>
    <DataTable label="Verified events" columns={columns} rows={events} keyOf={({ index }) => String(index)} />
  </Panel>
);

const columns: readonly Column<VerifiedTrail['events'][number]>[] = [
  { title: 'Place in the log', isNumber: true, compare: (one, other) => one.index - other.index, cell: ({ index }) => index },
  { title: 'What', cell: ({ leaf }) => words(leaf.type) },
  { title: 'Stream', cell: ({ leaf }) => <span className="mono">{leaf.stream}</span> },
  { title: 'When', cell: ({ leaf }) => <Instant at={leaf.occurredAt} /> },
];
