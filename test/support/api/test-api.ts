import type { NestExpressApplication } from '@nestjs/platform-express';
import { readMasterKey } from '#vault';
import { createApi } from '../../../apps/api/create-api.js';
import type { ApiSettings } from '../../../apps/api/settings.js';
import { createTestDatabase } from '../postgres/test-database.js';
import { localToken } from './local-token.js';

/** The API of a test, listening on the loopback address over an empty database of its own. */
export interface TestApi {
  readonly url: string;
  readonly connectionString: string;
  readonly app: NestExpressApplication;
  close(): Promise<void>;
}

export { localToken };

/** What opens the metrics of every test API. */
export const metricsTokenOfTests = 'metrics-of-the-tests-0123456789-0123456789';

/** Starts an API; `over` is the database of another one, for two servers on one ledger. */
export const startTestApi = async (settings: Partial<ApiSettings> = {}, over?: TestApi): Promise<TestApi> => {
  const database = over ? { connectionString: over.connectionString, drop: () => Promise.resolve() } : await createTestDatabase('api');
  const app = await createApi({
    databaseUrl: database.connectionString, eventStoreUrl: null, masterKey: readMasterKey('5a'.repeat(32), 'the test'), localToken,
    ephemeral: false, demoClock: false, metricsToken: metricsTokenOfTests, ...settings,
  }, false);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
  };
  return { url: `http://127.0.0.1:${port}`, connectionString: database.connectionString, app, close };
};
