import type { Request, Response } from 'express';

const name = 'tandem_session';

const inCookies = new RegExp(`(?:^|;\\s*)${name}=([^;]*)`);

/** The secret of the session that the request came with, as its cookie says. */
export const sessionSecretIn = (request: Request): string | undefined =>
  inCookies.exec(request.headers.cookie ?? '')?.[1];

/** Hands the secret of a session to the browser: no script reads it, no other site sends it, and where we are asked by https it goes by nothing else. */
export const giveSessionCookie = (response: Response, secret: string): void => {
  response.cookie(name, secret, cookieOf(response));
};

/** Takes it back. */
export const takeSessionCookie = (response: Response): void => {
  response.clearCookie(name, cookieOf(response));
};

const cookieOf = ({ req }: Response) => ({ httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' }) as const;
