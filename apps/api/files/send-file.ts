import type { Response } from 'express';

/** Answers with a text to be kept under a name. */
export const sendFile = (response: Response, { name, type, text }: { readonly name: string; readonly type: string; readonly text: string }): void => {
  response.setHeader('content-type', `${type}; charset=utf-8`);
  response.setHeader('content-disposition', `attachment; filename="${name}"`);
  response.end(text);
};
