import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';
import { printJson, remark } from '../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { sendCommands } from './send.js';

interface ProgrammeFile {
  readonly name: string;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
  readonly gates?: Readonly<Record<string, boolean>>;
  readonly stages?: readonly string[];
  readonly registrationTerms?: { readonly answerWithinDays: number; readonly validDays: number };
}

/** Founds the programme that a file describes, or brings it to what the file says; asked twice, nothing happens. */
export const applyProgramme = async (client: ApiClient, file: string): Promise<number> => {
  const programme = parse(await readFile(file, 'utf8')) as ProgrammeFile | null;
  if (!programme || typeof programme.name !== 'string') throw new WrongUse(`${file} describes no programme: it needs name, timeZone and fiscalYearStart.`);
  return sendCommands(client, { stream: 'programme', id: 'programme', commands: [
    { type: 'FoundProgramme', name: programme.name, timeZone: programme.timeZone, fiscalYearStart: programme.fiscalYearStart },
    ...(programme.gates ? [{ type: 'SetGates', gates: programme.gates }] : []),
    ...(programme.stages ? [{ type: 'DefineStages', stages: programme.stages }] : []),
    ...(programme.registrationTerms ? [{ type: 'SetRegistrationTerms', ...programme.registrationTerms }] : []),
  ] });
};

/** `tandem programme FILE`. */
export const programmeCommand = ledgerCommand('programme', 'Found the programme that a file describes, or bring it up to date', 'tandem programme examples/ecsel/programme.yaml')
  .argument('<file>', 'YAML: name, timeZone, fiscalYearStart, gates, stages, registrationTerms')
  .action(async (file: string, options: LedgerOptions) => withLedger(options, async ({ client }) => {
    const events = await applyProgramme(client, file);
    if (options.json) printJson({ events });
    else remark(events === 0 ? 'The programme is already so.' : `The programme is set up (${events} events).`);
  }));
