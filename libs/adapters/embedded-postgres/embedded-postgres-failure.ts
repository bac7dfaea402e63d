/** The embedded PostgreSQL could not be created, started or stopped; the message says why and what to do. */
export class EmbeddedPostgresFailure extends Error {
  override readonly name = 'EmbeddedPostgresFailure';
}

const knownCauses: readonly (readonly [RegExp, (detail: string) => string])[] = [
  [/No space left on device|ENOSPC/, () => 'the disk is full: free some space and start again'],
  [/Address already in use|could not bind/, () => 'its port is in use by another program: leave the port out to have a free one chosen'],
  [/initialized by PostgreSQL version/, () => 'its data folder was made by another major version of PostgreSQL'],
  [/Permission denied|EACCES/, (detail) => `a file cannot be reached: ${detail}`],
];

/** Puts what PostgreSQL printed before it gave up into one sentence for the person who starts it. */
export const failureFrom = (attempt: string, output: string): EmbeddedPostgresFailure => {
  const detail = lastTellingLine(output);
  const cause = knownCauses.find(([pattern]) => pattern.test(output))?.[1](detail) ?? detail;
  return new EmbeddedPostgresFailure(`The embedded PostgreSQL could not be ${attempt}: ${cause}.`);
};

/** True where the output says that the port was taken, so that another may be tried. */
export const saysPortTaken = (output: string): boolean => /Address already in use|could not bind/.test(output);

/** True where backends of a server that was killed are still ending; they do so within moments. */
export const saysStillInUse = (output: string): boolean => /still in use|lock file .* already exists/.test(output);

const lastTellingLine = (output: string): string => {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error:|could not/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return telling.replace(/\.+$/, '');
};
