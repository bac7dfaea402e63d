import { WrongUse } from '../exit-code.js';
import { printJson } from '../output.js';
import { readObject } from '../text-file.js';
import { actCommand, sayDone, withLedger, type LedgerOptions } from '../verb.js';
import { sendCommands, type StreamRequest } from './send.js';

const fields = ['name', 'timeZone', 'fiscalYearStart', 'gates', 'stages', 'registrationTerms', 'disputeTerms'] as const;

/** What brings the programme to what the file says; asked twice, nothing happens. */
const programmeIn = async (file: string, occurredAt: string | null): Promise<StreamRequest> => {
  const programme = await readObject(file);
  const unknown = Object.keys(programme).filter((field) => !fields.some((known) => known === field));
  const missing = fields.slice(0, 3).filter((field) => programme[field] === undefined);
  if (unknown.length > 0) throw new WrongUse(`${file} has fields that a programme does not: ${unknown.join(', ')}. It has ${fields.join(', ')}.`);
  if (missing.length > 0) throw new WrongUse(`${file} describes no programme: it lacks ${missing.join(', ')}.`);
  const { name, timeZone, fiscalYearStart, gates, stages, registrationTerms, disputeTerms } = programme;
  const commands = [
    { type: 'FoundProgramme', name, timeZone, fiscalYearStart },
    ...(gates === undefined ? [] : [{ type: 'SetGates', gates }]),
    ...(stages === undefined ? [] : [{ type: 'DefineStages', stages }]),
    ...(registrationTerms === undefined ? [] : [{ ...(registrationTerms as object), type: 'SetRegistrationTerms' }]),
    ...(disputeTerms === undefined ? [] : [{ ...(disputeTerms as object), type: 'SetDisputeTerms' }]),
  ];
  return { stream: 'programme', id: 'programme', commands: commands.map((command) => ({ ...command, occurredAt })) };
};

/** `tandem programme FILE`. */
export const programmeCommand = actCommand('programme', 'Found the programme that a file describes, or bring it up to date', 'tandem programme examples/ecsel/programme.yaml')
  .argument('<file>', 'YAML: name, timeZone, fiscalYearStart, gates, stages, registrationTerms, disputeTerms')
  .option('--occurred-at <instant>', 'when it was so, 2026-01-01T09:00:00.000Z; left out: now')
  .action(async (file: string, options: LedgerOptions & { readonly occurredAt?: string }) => {
    const programme = await programmeIn(file, options.occurredAt ?? null);
    await withLedger(options, async ({ client }) => {
      const events = await sendCommands(client, programme);
      if (options.json) printJson({ events });
      else sayDone(options, events === 0 ? 'The programme is so already.' : `The programme is set up (${events} events).`);
    }, { begins: true });
  });
