import type { NextFunction, Request, Response } from 'express';

/**
 * Lets nobody on the way keep an answer: it is one person's, and an ETag here is the revision of a stream, which says what a write rests
 * on and not whether the answer is the same; rules and rights change it too. What is fetched again is answered again.
 */
export const keepNothing = (_request: Request, response: Response, next: NextFunction): void => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
