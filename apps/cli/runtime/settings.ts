import { WrongUse } from '../exit-code.js';

const protocols = { DATABASE_URL: /^postgres(ql)?:\/\/./, EVENTSTORE_URL: /^(esdb|kurrentdb)(\+discover)?:\/\/./ } as const;

/** Checks the variables that a server is started with. Throws WrongUse, naming all that are bad at once and repeating no value. */
export const checkSettings = (environment: NodeJS.ProcessEnv): void => {
  const { TANDEM_VAULT_KEY: key, TANDEM_VAULT_KEY_FILE: file } = environment;
  const faults = [
    ...Object.entries(protocols).filter(([name, form]) => environment[name] && !form.test(environment[name] ?? ''))
      .map(([name]) => `${name} is not an address of its kind: ${name === 'DATABASE_URL' ? 'postgresql://user:password@host:5432/database' : 'esdb://host:2113'}`),
    ...(key && !/^[0-9a-f]{64}$/i.test(key.trim()) ? ['TANDEM_VAULT_KEY must be 64 hexadecimal digits: openssl rand -hex 32 makes them'] : []),
    ...(key && file ? ['TANDEM_VAULT_KEY and TANDEM_VAULT_KEY_FILE exclude each other: unset one'] : []),
    ...(environment['PORT'] && !isPort(environment['PORT']) ? ['PORT must be a number from 0 to 65535'] : []),
  ];
  if (faults.length > 0) throw new WrongUse(['The environment cannot be used:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
};

/** True for the number of a port as text; 0 stands for any free one. */
export const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
