import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Says to browsers and to whoever is on the way how an answer may be used. Nobody keeps one of the API: it is one person's, and an ETag
 * here is the revision of a stream, which says what a write rests on and not whether the answer is the same; rules and rights change it
 * too. What is fetched again is answered again.
 */
export const protectAnswers = (): RequestHandler => {
  const headers = headersOfHelmet();
  return (request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of headers) response.setHeader(name, value);
    if (ofApi.test(request.path)) response.setHeader('Cache-Control', 'no-store');
    next();
  };
};

const ofApi = /^\/v1(?:\/|$)/i;

/** Helmet says the same to every request, so it is asked once. */
const headersOfHelmet = (): readonly (readonly [name: string, value: string])[] => {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })(request, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
};
