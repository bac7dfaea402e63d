import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

interface Program {
  readonly kind: string;
  readonly title: string;
  readonly accounts: readonly { readonly name: string; readonly label: string; readonly example: string }[];
}

const programs: readonly Program[] = [
  { kind: 'xero', title: 'Xero', accounts: [{ name: 'accountCode', label: 'Account code', example: '477' }, { name: 'taxType', label: 'Tax rate', example: 'Tax Exempt' }] },
  { kind: 'quickbooks', title: 'QuickBooks', accounts: [{ name: 'payable', label: 'Account of what is payable', example: 'Partners payable' }, { name: 'bank', label: 'Account of the bank', example: 'Checking' }] },
];

/** The batch as files: for paying systems, and for accounting programs, which need to know their own accounts. */
export const PayoutFiles = ({ batch, heldBack }: { readonly batch: string; readonly heldBack: readonly string[] }) => (
  <Stack gap="md">
    {heldBack.length === 0 ? null : <p className="quiet">Not in the files, because they are not to be paid: {heldBack.join(', ')}.</p>}
    <Button size="xs" variant="default" component="a" href={`/v1/payouts/${batch}/document?kind=csv`} download style={{ alignSelf: 'start' }}>CSV</Button>
    {programs.map((program) => <MappedFile key={program.kind} {...{ batch, program }} />)}
  </Stack>
);

/** A link to nothing is worse than none: the file is offered once every account is named. */
const MappedFile = ({ batch, program: { kind, title, accounts } }: { readonly batch: string; readonly program: Program }) => {
  const [named, setNamed] = useState<Readonly<Record<string, string>>>({});
  const isWhole = accounts.every(({ name }) => (named[name] ?? '').trim() !== '');
  const address = `/v1/payouts/${batch}/document?${new URLSearchParams({ kind, ...named }).toString()}`;
  return (
    <Group align="end" gap="xs" role="group" aria-label={title}>
      {accounts.map(({ name, label, example }) => (
        <TextInput key={name} size="xs" label={`${title}: ${label.toLowerCase()}`} placeholder={example} value={named[name] ?? ''} onChange={({ currentTarget: { value } }) => setNamed((before) => ({ ...before, [name]: value }))} />
      ))}
      {isWhole ? <Button size="xs" variant="default" component="a" href={address} download>{title}</Button> : <Button size="xs" variant="default" disabled>{title}</Button>}
    </Group>
  );
};
