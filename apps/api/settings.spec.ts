import { describe, expect, it } from '@jest/globals';
import { BadSettings, readSettings } from './settings.js';

const good = { DATABASE_URL: 'postgres://someone:secret@localhost/tandem', TANDEM_VAULT_KEY: 'ab'.repeat(32) };

const faultOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readSettings(environment);
    return '';
  } catch (error) {
    if (error instanceof BadSettings) return error.message;
    throw error;
  }
};

describe('the settings of the API', () => {
  it('need no more than a database and the key of the vault', () => {
    expect(readSettings(good)).toMatchObject({
      databaseUrl: good.DATABASE_URL, eventStoreUrl: null, localToken: null, ephemeral: false, demoClock: false, host: '127.0.0.1', port: 3400,
    });
  });

  it('take an event store, a port of the system\'s choice and the switches', () => {
    const settings = readSettings({ ...good, EVENTSTORE_URL: 'esdb://one:2113,two:2113?tls=false', PORT: '0', HOST: '0.0.0.0', TANDEM_EPHEMERAL: '1', TANDEM_LOCAL_TOKEN: 't'.repeat(43) });
    expect(settings).toMatchObject({ eventStoreUrl: 'esdb://one:2113,two:2113?tls=false', port: 0, host: '0.0.0.0', ephemeral: true, localToken: 't'.repeat(43) });
  });

  it('name every variable that is bad at once, and no value of any', () => {
    const message = faultOf({
      DATABASE_URL: 'mysql://root:hunter2@db', EVENTSTORE_URL: 'hunter2', TANDEM_VAULT_KEY: 'hunter2', TANDEM_LOCAL_TOKEN: 'hunter2', TANDEM_EPHEMERAL: 'hunter2',
      TANDEM_DEMO_CLOCK: '2', PORT: 'hunter2',
    });
    for (const name of ['DATABASE_URL', 'EVENTSTORE_URL', 'TANDEM_VAULT_KEY', 'TANDEM_LOCAL_TOKEN', 'TANDEM_EPHEMERAL', 'TANDEM_DEMO_CLOCK', 'PORT']) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain('hunter2');
  });

  it('believe no proxy but those that are named, by address or network', () => {
    expect(readSettings(good).trustedProxy).toBeUndefined();
    expect(readSettings({ ...good, TANDEM_TRUSTED_PROXY: '' }).trustedProxy).toBeUndefined();
    expect(readSettings({ ...good, TANDEM_TRUSTED_PROXY: '10.0.0.0/8, loopback' }).trustedProxy).toBe('10.0.0.0/8, loopback');
    expect(faultOf({ ...good, TANDEM_TRUSTED_PROXY: 'everybody!' })).toContain('TANDEM_TRUSTED_PROXY');
  });

  it('take a secret for the metrics alone, and none that is short', () => {
    expect(readSettings({ ...good, TANDEM_METRICS_TOKEN: 'm'.repeat(32) }).metricsToken).toBe('m'.repeat(32));
    expect(faultOf({ ...good, TANDEM_METRICS_TOKEN: 'short' })).toContain('TANDEM_METRICS_TOKEN');
  });

  it('limit how often it may be asked, more or less or not at all as they say', () => {
    expect(readSettings(good).rateLimits).toEqual({ perAddress: 10_000, perKey: 5_000, seconds: 10 });
    expect(readSettings({ ...good, TANDEM_REQUESTS_PER_ADDRESS: '0', TANDEM_REQUESTS_PER_KEY: '50' }).rateLimits).toEqual({ perAddress: Infinity, perKey: 50, seconds: 10 });
    const message = faultOf({ ...good, TANDEM_REQUESTS_PER_ADDRESS: '-1', TANDEM_REQUESTS_PER_KEY: 'many' });
    for (const name of ['TANDEM_REQUESTS_PER_ADDRESS', 'TANDEM_REQUESTS_PER_KEY']) expect(message).toContain(name);
  });

  it('say what is missing', () => {
    expect(faultOf({})).toContain('DATABASE_URL must be set');
    expect(faultOf({})).toContain('TANDEM_VAULT_KEY');
    expect(faultOf({ ...good, TANDEM_VAULT_KEY: '', TANDEM_VAULT_KEY_FILE: '/no/such/folder/key' })).toContain('TANDEM_VAULT_KEY_FILE');
    expect(faultOf({ ...good, PORT: '65536' })).toContain('PORT');
  });
});
