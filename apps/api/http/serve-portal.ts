import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Beside the built API. Where the sources run, as in tests, there is none, and none is served. */
const folder = fileURLToPath(new URL('../../../portal/', import.meta.url));

const notPages = /^\/(v1|docs|health|metrics)(\/|$)|^\/openapi\.json$/;

/** Serves the portal at every address that is not the API's: its files, which never change under one name, and for pages its first document. */
export const servePortal = (app: NestExpressApplication): void => {
  if (!existsSync(`${folder}index.html`)) return;
  const portal = express.Router();
  portal.use('/assets', express.static(`${folder}assets`, { immutable: true, maxAge: '1y', index: false }));
  portal.use(express.static(folder, { index: false, maxAge: '1h' }));
  portal.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method === 'GET' && request.accepts(['json', 'html']) === 'html') response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: folder, cacheControl: false });
    else next();
  });
  // What is asked of the API is not looked for among files.
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (notPages.test(request.path)) next();
    else portal(request, response, next);
  });
};
