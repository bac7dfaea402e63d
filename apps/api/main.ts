import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApi } from './create-api.js';
import { readSettings } from './settings.js';

/** Starts the API from the environment and says where it listens: as a log line, and to the process that started it. */
const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const app = await createApi(settings);
  app.enableShutdownHooks();
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as { port: number };
  new Logger('Api').log({ listening: true, host: settings.host, port });
  process.send?.({ ready: true, port });
  process.once('disconnect', () => void app.close().then(() => process.exit(0)));
};

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN']);

await start().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
});

function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return 'The port is in use by another program: set PORT to another one, or to 0 for any free one.';
  if (unreachable.has(code)) return `The database cannot be reached (${code}): is it running where DATABASE_URL says?`;
  return error.message || code;
}
