import type { ApiClient } from '../connection/api-client.js';
import { WrongUse } from '../exit-code.js';
import { printJson, remark } from '../output.js';
import { readObject } from '../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { sendCommands, type StreamRequest } from './send.js';

const fields = ['name', 'timeZone', 'fiscalYearStart', 'gates', 'stages', 'registrationTerms'] as const;

/** Founds the programme that a file describes, or brings it to what the file says; asked twice, nothing happens. Gives the number of events. */
export const applyProgramme = async (client: ApiClient, file: string): Promise<number> => sendCommands(client, await programmeIn(file));

const programmeIn = async (file: string): Promise<StreamRequest> => {
  const programme = await readObject(file);
  const unknown = Object.keys(programme).filter((field) => !fields.some((known) => known === field));
  const missing = fields.slice(0, 3).filter((field) => programme[field] === undefined);
  if (unknown.length > 0) throw new WrongUse(`${file} has fields that a programme does not: ${unknown.join(', ')}. It has ${fields.join(', ')}.`);
  if (missing.length > 0) throw new WrongUse(`${file} describes no programme: it lacks ${missing.join(', ')}.`);
  const { name, timeZone, fiscalYearStart, gates, stages, registrationTerms } = programme;
  return { stream: 'programme', id: 'programme', commands: [
    { type: 'FoundProgramme', name, timeZone, fiscalYearStart },
    ...(gates === undefined ? [] : [{ type: 'SetGates', gates }]),
    ...(stages === undefined ? [] : [{ type: 'DefineStages', stages }]),
    ...(registrationTerms === undefined ? [] : [{ ...(registrationTerms as object), type: 'SetRegistrationTerms' }]),
  ] };
};

/** `tandem programme FILE`. */
export const programmeCommand = ledgerCommand('programme', 'Found the programme that a file describes, or bring it up to date', 'tandem programme examples/ecsel/programme.yaml')
  .argument('<file>', 'YAML: name, timeZone, fiscalYearStart, gates, stages, registrationTerms')
  .action(async (file: string, options: LedgerOptions) => {
    await programmeIn(file);
    await withLedger(options, async ({ client }) => {
      const events = await applyProgramme(client, file);
      if (options.json) printJson({ events });
      else remark(events === 0 ? 'The programme is so already.' : `The programme is set up (${events} events).`);
    }, { begins: true });
  });
