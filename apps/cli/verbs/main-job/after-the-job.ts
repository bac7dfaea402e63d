import type { DemoLoaded } from '../../demo/demo-if-wanted.js';
import type { Runtime } from '../../runtime/runtime.js';
import type { MainJob } from './main-job.js';

/** The keys of the demo where it was just loaded; else, where there is somebody to have one, where keys come from. */
export const keysText = (loaded: DemoLoaded | undefined, job: MainJob | undefined): string => {
  if (loaded) {
    return ['API keys of the demo, shown this once', ...loaded.keys.map(({ userId, name, rights, apiKey }) =>
      `  ${`${userId}, ${name} (${rights})`.padEnd(40)} ${apiKey}`),
    'Oscar proposed the rules of the demo and Olivia approved them; Fiona closed its quarters and had its batch paid together with Frank. On a ledger of your own\nthese are two people each time, each with a key of their own.'].join('\n');
  }
  return job ? 'API keys are shown once, when they are issued: npx tandem user key USER issues another, npx tandem user add another person\'s.' : '';
};

/** What a person does with an empty ledger. */
export const nextStepsText = (data: string): string => {
  const option = data === '.tandem' ? '' : ` --data ${data}`;
  return [
    'The ledger holds no deals yet. From another terminal:',
    `  npx tandem programme examples/ecsel/programme.yaml${option}`,
    `  npx tandem user add usr_ada --name Ada --right operations${option}      prints Ada's key`,
    `  npx tandem user add usr_ben --name Ben --right operations${option}      prints Ben's key`,
    `  npx tandem rules propose examples/ecsel/ruleset.yaml --key ADA${option}`,
    `  npx tandem rules approve ecsel@1 --key BEN${option}`,
    `  npx tandem import examples/ecsel/data --mapping examples/ecsel/mapping.yaml${option}`,
  ].join('\n');
};

/** Where the server is, and how it is stopped. */
export const addressesText = ({ url, dataFolder }: Runtime): string => [
  `API       ${url}/v1`, `Explorer  ${url}/docs`, `Data      ${dataFolder}`, '', 'Ctrl-C stops the server. Another terminal may go on with: npx tandem --help',
].join('\n');

/** Somebody whom a demo lets in by a click. */
export interface DemoDoor {
  readonly userName: string;
  readonly part: string;
}

/** Whom the demo lets in by a click, in the browser. */
export const doorsText = ({ url }: Runtime, doors: readonly DemoDoor[]): string => {
  const parts = [...new Set(doors.map(({ part }) => part))];
  const each = parts.map((part) => `${doors.filter((door) => door.part === part).map(({ userName }) => userName).join(' or ')} (${part})`);
  return `In the browser, at ${url}/, a click signs you in as ${each.join(', ')}.`;
};
