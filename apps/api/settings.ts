import { masterKeyInFile, readMasterKey, type MasterKey } from '#vault';
import type { RateLimits } from './http/rate-limit.js';

/** What an API is made with. */
export interface ApiSettings {
  readonly databaseUrl: string;
  /** Null: the log lies in PostgreSQL too. */
  readonly eventStoreUrl: string | null;
  readonly masterKey: MasterKey;
  /** The secret of the person at the server's own machine; null: there is no such person. */
  readonly localToken: string | null;
  /** A server that a command line call started for itself alone: acts of two persons are refused. */
  readonly ephemeral: boolean;
  /** Facts are recorded at the time they are told of: only while the demo is loaded. */
  readonly demoClock: boolean;
  /** Addresses or networks of proxies whose word on who asks, and whether by https, is taken; left out: nobody's. */
  readonly trustedProxy?: string;
  /** Opens the metrics and nothing else; left out: auditors and administrators alone read them. */
  readonly metricsToken?: string;
  /** How often it may be asked; left out: as often as anybody likes. */
  readonly rateLimits?: RateLimits;
}

/** Where it listens. Port 0: any free one. */
export interface ListenSettings {
  readonly host: string;
  readonly port: number;
}

/** Variables that the API cannot be started with; the message names every one of them and repeats no value. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
}

/** Reads the settings from environment variables. Throws BadSettings, naming all that are bad at once. */
export const readSettings = (environment: NodeJS.ProcessEnv): ApiSettings & ListenSettings => {
  const faults: string[] = [];
  const settings = {
    databaseUrl: urlIn(environment, 'DATABASE_URL', /^postgres(ql)?:$/, faults) ?? '',
    eventStoreUrl: urlIn(environment, 'EVENTSTORE_URL', /^(esdb|kurrentdb)(\+discover)?:$/, faults),
    masterKey: masterKeyOf(environment, faults),
    localToken: tokenOf(environment, 'TANDEM_LOCAL_TOKEN', faults),
    ephemeral: flagOf(environment, 'TANDEM_EPHEMERAL', faults),
    demoClock: flagOf(environment, 'TANDEM_DEMO_CLOCK', faults),
    host: environment['HOST'] || '127.0.0.1',
    port: portOf(environment, faults),
    rateLimits: {
      perAddress: requestsOf(environment, 'TANDEM_REQUESTS_PER_ADDRESS', 10_000, faults),
      perKey: requestsOf(environment, 'TANDEM_REQUESTS_PER_KEY', 5_000, faults),
      seconds: 10,
    },
  };
  const metrics = tokenOf(environment, 'TANDEM_METRICS_TOKEN', faults);
  if (settings.databaseUrl === '' && !environment['DATABASE_URL']) faults.push('DATABASE_URL must be set: the address of a PostgreSQL database');
  if (!/^[\w.:/, ]*$/.test(environment['TANDEM_TRUSTED_PROXY'] ?? '')) faults.push('TANDEM_TRUSTED_PROXY must be addresses or networks, with commas between');
  const { masterKey } = settings;
  if (faults.length > 0 || masterKey === undefined) throw new BadSettings(`The API cannot start: ${faults.join('; ')}.`);
  return { ...settings, masterKey, ...proxyIn(environment), ...(metrics === null ? {} : { metricsToken: metrics }) };
};

const proxyIn = ({ TANDEM_TRUSTED_PROXY: trustedProxy }: NodeJS.ProcessEnv): Pick<ApiSettings, 'trustedProxy'> => (trustedProxy ? { trustedProxy } : {});

const urlIn = (environment: NodeJS.ProcessEnv, name: string, protocol: RegExp, faults: string[]): string | null => {
  const text = environment[name];
  if (!text) return null;
  if (URL.canParse(text) ? protocol.test(new URL(text).protocol) : protocol.test(`${text.split('://')[0]}:`) && text.includes('://')) return text;
  faults.push(`${name} is not an address of its kind`);
  return null;
};

const masterKeyOf = (environment: NodeJS.ProcessEnv, faults: string[]): MasterKey | undefined => {
  const { TANDEM_VAULT_KEY: key, TANDEM_VAULT_KEY_FILE: file } = environment;
  try {
    if (key) return readMasterKey(key, 'TANDEM_VAULT_KEY');
    if (file) return masterKeyInFile(file);
    faults.push('TANDEM_VAULT_KEY (64 hexadecimal digits) or TANDEM_VAULT_KEY_FILE must be set');
  } catch {
    faults.push(`${key ? 'TANDEM_VAULT_KEY' : 'TANDEM_VAULT_KEY_FILE'} must hold, or name a readable file that holds, 64 hexadecimal digits`);
  }
  return undefined;
};

const tokenOf = (environment: NodeJS.ProcessEnv, name: string, faults: string[]): string | null => {
  const token = environment[name];
  if (!token) return null;
  if (/^[\x21-\x7e]{32,200}$/.test(token)) return token;
  faults.push(`${name} must be 32 to 200 visible ASCII characters`);
  return null;
};

const requestsOf = (environment: NodeJS.ProcessEnv, name: string, usual: number, faults: string[]): number => {
  const text = environment[name] || String(usual);
  if (!/^\d{1,9}$/.test(text)) faults.push(`${name} must be a whole number; 0: no limit`);
  return Number(text) || Infinity;
};

const flagOf = (environment: NodeJS.ProcessEnv, name: string, faults: string[]): boolean => {
  const text = environment[name] ?? '';
  if (!['', '0', '1'].includes(text)) faults.push(`${name} must be 0 or 1`);
  return text === '1';
};

const portOf = (environment: NodeJS.ProcessEnv, faults: string[]): number => {
  const text = environment['PORT'] || '3400';
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  faults.push('PORT must be a number from 0 to 65535');
  return 0;
};
