import { Compile } from 'typebox/compile';
import type { Fault } from '#kernel';
import { readJson, withoutByteOrderMark } from '../document/read-json.js';
import { formatSchemaOf, schemaFaults } from '../document/schema-faults.js';
import { dossierFaults } from './dossier.checks.js';
import { dossierSchema, type Dossier } from './dossier.schema.js';

/** A fault of a text with one document a line; `line` counts from 1. */
export interface LineFault extends Fault {
  readonly line: number;
}

/** The dossiers of a text, in its order, or every fault of it. */
export type ReadDossiers =
  | { readonly ok: true; readonly dossiers: readonly Dossier[] }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

/** Reads NDJSON, a dossier a line; empty lines are passed over. A deal stands there once. Never throws. */
export const readDossiers = (text: string): ReadDossiers => {
  const dossiers: Dossier[] = [];
  const faults: LineFault[] = [];
  const dealIds = new Set<string>();
  withoutByteOrderMark(text).split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readDossier(line);
    const found = read.ok ? twiceFaults(read.dossier, dealIds) : [...read.faults, ...twiceFaults(read.value, dealIds)];
    faults.push(...found.map(({ clause, message }) => ({ line: index + 1, clause, message })));
    if (read.ok) dossiers.push(read.dossier);
  });
  return faults.length === 0 ? { ok: true, dossiers } : { ok: false, faults };
};

/** A sound dossier, or every fault of the value. */
export type CheckedDossier =
  | { readonly ok: true; readonly dossier: Dossier }
  | { readonly ok: false; readonly value: unknown; readonly faults: readonly Fault[] };

/** Checks a value against `tandem.dossier/1`. Where its types are wrong nothing else is checked. */
export const checkDossier = (value: unknown): CheckedDossier => {
  if (isDossier(value)) {
    const faults = dossierFaults(value);
    return faults.length === 0 ? { ok: true, dossier: value } : { ok: false, value, faults };
  }
  const form = schemaFaults(formatSchemaOf(dossierSchema), value);
  if (form.length === 0) form.push({ kind: 'type', clause: '', message: 'is not of this format' });
  const semantic = form.every(({ kind }) => kind === 'value') ? dossierFaults(value as Dossier) : [];
  const seen = new Set(form.map(({ clause }) => clause));
  return { ok: false, value, faults: [...form, ...semantic.filter(({ clause }) => !seen.has(clause))] };
};

const compiled = Compile(dossierSchema);
const isDossier = (value: unknown): value is Dossier => compiled.Check(value);

const readDossier = (line: string): CheckedDossier => {
  const read = readJson(line);
  return read.ok ? checkDossier(read.value) : { ok: false, value: undefined, faults: read.faults };
};

const twiceFaults = (value: unknown, dealIds: Set<string>): Fault[] => {
  const dealId = typeof value === 'object' && value !== null && 'dealId' in value ? value.dealId : undefined;
  if (typeof dealId !== 'string') return [];
  if (dealIds.has(dealId)) return [{ clause: '/dealId', message: `stands twice: ${dealId}` }];
  dealIds.add(dealId);
  return [];
};
