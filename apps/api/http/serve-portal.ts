import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** Beside the built API. Where the sources run, as in tests, there is none, and none is served. */
const folder = fileURLToPath(new URL('../../../portal/', import.meta.url));

const notPages = /^\/(v1|docs|health|metrics)(\/|$)|^\/openapi\.json$/;

/** Serves the portal at every address that is not the API's: its files, which never change under one name, and for pages its first document. */
export const servePortal = (app: NestExpressApplication): void => {
  if (!existsSync(`${folder}index.html`)) return;
  app.useStaticAssets(`${folder}assets`, { prefix: '/assets', immutable: true, maxAge: '1y', index: false });
  app.useStaticAssets(folder, { index: false, maxAge: '1h' });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = request.method === 'GET' && !notPages.test(request.path) && request.accepts(['json', 'html']) === 'html';
    if (isPage) response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: folder, cacheControl: false });
    else next();
  });
};
