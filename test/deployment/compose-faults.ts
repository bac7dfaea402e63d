/** A compose file as far as it is checked. */
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

export interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[] };
}

/** What is wrong with a compose file that is to be run as it stands; empty where nothing is. */
export const composeFaults = (compose: Compose): readonly string[] =>
  Object.entries(compose.services).flatMap(([name, service]) => [
    ...(service.healthcheck?.test?.length ? [] : ['has no health check']),
    ...(isPinned(service) ? [] : ['has an image that is not pinned to a version']),
    ...(service.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `binds ${port} to every address`),
    ...volumeFaults(service, compose),
    ...Object.entries(service.depends_on ?? {}).filter(([, { condition }]) => condition !== 'service_healthy').map(([other]) => `does not wait until ${other} is healthy`),
    ...secretFaults(service),
  ].map((fault) => `${name} ${fault}`));

const isPinned = ({ image, build }: Service): boolean => (image === undefined ? build !== undefined : /:\d+\.\d+[^/]*$/.test(image));

/** PostgreSQL 18 keeps its data below /var/lib/postgresql; a volume mounted further down stays empty. */
const volumeFaults = ({ image, volumes = [] }: Service, compose: Compose): readonly string[] => volumes.flatMap((volume) => {
  const [name = '', target = ''] = volume.split(':');
  if (!compose.volumes || !(name in compose.volumes)) return [`uses the volume ${name}, which is not declared`];
  return /(^|\/)postgres:1[89]/.test(image ?? '') && target !== '/var/lib/postgresql' ? [`keeps PostgreSQL's data at ${target}`] : [];
});

/** A secret comes from outside and must be there: `${NAME:?…}`; none is written in the file. */
const secretFaults = ({ environment = {} }: Service): readonly string[] =>
  Object.entries(environment).filter(([name, value]) => (/PASSWORD|KEY|SECRET|TOKEN/.test(name) || /:\/\/[^/]*:[^/]*@/.test(value)) && !/\$\{[A-Z_]+:\?[^}]+\}/.test(value))
    .map(([name]) => `has the secret ${name} in plain, or goes on without it`);
