import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from './api.module.js';
import { GatheredLog } from './http/gathered-log.js';
import { logRequest } from './http/log-request.js';
import { serveOpenApi } from './http/open-api.js';
import { ProblemFilter } from './http/problem.filter.js';
import { protectAnswers } from './http/protect-answers.js';
import { limitByAddress, RateLimit, unlimited } from './http/rate-limit.js';
import { readJson } from './http/read-json.js';
import { refuseNul } from './http/refuse-nul.js';
import { nameRequest } from './http/request-id.js';
import { servePortal } from './http/serve-portal.js';
import { openParts } from './parts.js';
import { readEntities } from './read-entities.js';
import type { ApiSettings } from './settings.js';

/** Makes the API, ready to listen; closing it also closes its connections. Without a logger it logs JSON lines. */
export const createApi = async (
  settings: ApiSettings, logger: LoggerService | false = new GatheredLog(),
): Promise<NestExpressApplication> => {
  const parts = await openParts(settings, readEntities);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(parts, settings), {
    bodyParser: false, abortOnError: false, logger,
  });
  // Longer than clients and proxies keep a connection: else one is closed just as the next command is sent on it.
  app.getHttpServer().keepAliveTimeout = 65_000;
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (settings.trustedProxy !== undefined) app.set('trust proxy', settings.trustedProxy);
  const { perAddress, seconds } = settings.rateLimits ?? unlimited;
  app.use(nameRequest, logRequest, protectAnswers(), limitByAddress(new RateLimit(perAddress, seconds)), refuseNul, readJson());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app);
  servePortal(app);
  return app;
};
