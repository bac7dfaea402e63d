import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSettings } from '../../apps/api/settings.js';
import { startCommand } from '../../apps/cli/verbs/start.js';
import { composeFaults, type Compose, type Service } from './compose-faults.js';

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as Compose;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const serviceOf = (name: string): Service => {
  const service = compose.services[name];
  if (!service) throw new Error(`There is no service ${name}.`);
  return service;
};

describe('the compose file', () => {
  it('runs the three parts as they should be run', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['eventstore', 'postgres', 'tandem']);
    expect(composeFaults(compose)).toEqual([]);
  });

  it('keeps what must outlive a container in volumes', () => {
    expect(serviceOf('eventstore').volumes).toEqual(['eventstore-data:/var/lib/eventstore']);
    expect(serviceOf('postgres').volumes).toEqual(['postgres-data:/var/lib/postgresql']);
    expect(serviceOf('postgres').image).toMatch(/^postgres:18\./);
    expect(serviceOf('tandem').volumes).toEqual(['tandem-data:/data']);
  });

  it('gives EventStoreDB a log on disk, of one node, that takes an event of any size we write', () => {
    const { image, environment } = serviceOf('eventstore');
    expect(image).toMatch(/^docker\.eventstore\.com\/eventstore\/eventstoredb-ee:24\.10\./);
    expect(environment).toMatchObject({ EVENTSTORE_MEM_DB: 'false', EVENTSTORE_CLUSTER_SIZE: '1' });
    expect(Number(environment?.['EVENTSTORE_MAX_APPEND_SIZE'])).toBeGreaterThanOrEqual(2 * 512 * 1024);
  });

  it('starts the app with variables and options that it knows, on the stores beside it', () => {
    const { environment = {}, command = [] } = serviceOf('tandem');
    const given = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{[^}]+\}/g, 'ab'.repeat(32))]));
    const settings = readSettings(given);
    expect(settings).toMatchObject({ host: '0.0.0.0', eventStoreUrl: 'esdb://eventstore:2113?tls=false' });
    expect(new URL(settings.databaseUrl)).toMatchObject({ hostname: 'postgres', port: '5432', pathname: '/tandem', username: 'tandem' });
    expect(command[0]).toBe(startCommand.name());
    const known = startCommand.options.map(({ long }) => long);
    expect(command.filter((word) => word.startsWith('--') && !known.includes(word))).toEqual([]);
    expect(command).toContain('--no-demo');
    expect(serviceOf('tandem').ports).toEqual([`127.0.0.1:${command[command.indexOf('--port') + 1]}:${command[command.indexOf('--port') + 1]}`]);
  });

  it('builds the app from a Dockerfile whose program is there, and which is not run as root', () => {
    const [, entry] = /ENTRYPOINT \["node", "([^"]+)"\]/.exec(dockerfile) ?? [];
    expect(entry).toBeDefined();
    expect(existsSync(entry ?? '')).toBe(true);
    expect(dockerfile).toMatch(/^FROM node:20\.\d+/m);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toEqual(expect.arrayContaining(['node_modules', '.tandem*', '.git']));
  });
});

describe('a compose file is refused', () => {
  const whole = serviceOf('postgres');
  const faultsWith = (change: Partial<Service>): readonly string[] => composeFaults({ ...compose, services: { postgres: { ...whole, ...change } } });

  it.each([
    ['without a health check', { healthcheck: {} }, 'postgres has no health check'],
    ['whose image is the newest', { image: 'postgres:latest' }, 'postgres has an image that is not pinned to a version'],
    ['whose image has no tag', { image: 'registry.example:5000/postgres' }, 'postgres has an image that is not pinned to a version'],
    ['that opens a port to the world', { ports: ['5432:5432'] }, 'postgres binds 5432:5432 to every address'],
    ['that mounts the volume where PostgreSQL 18 does not look', { volumes: ['postgres-data:/var/lib/postgresql/data'] }, 'postgres keeps PostgreSQL\'s data at /var/lib/postgresql/data'],
    ['that uses a volume it does not declare', { volumes: ['elsewhere:/var/lib/postgresql'] }, 'postgres uses the volume elsewhere, which is not declared'],
    ['that does not wait for health', { depends_on: { eventstore: {} } }, 'postgres does not wait until eventstore is healthy'],
    ['with a password in it', { environment: { POSTGRES_PASSWORD: 'tandem' } }, 'postgres has the secret POSTGRES_PASSWORD in plain, or goes on without it'],
    ['with a password in an address', { environment: { DATABASE_URL: 'postgresql://tandem:tandem@postgres/tandem' } }, 'postgres has the secret DATABASE_URL in plain, or goes on without it'],
    ['that goes on without a password', { environment: { POSTGRES_PASSWORD: '${POSTGRES_PASSWORD}' } }, 'postgres has the secret POSTGRES_PASSWORD in plain, or goes on without it'],
  ] as const)('%s', (_what, change, fault) => {
    expect(faultsWith(change)).toContain(fault);
    expect(faultsWith({})).toEqual([]);
  });
});
