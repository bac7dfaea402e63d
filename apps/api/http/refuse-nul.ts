import { BadRequestException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** No id has NUL in it and no text of the database can: an address that has one is refused as one that cannot be read. */
export const refuseNul = (request: Request, _response: Response, next: NextFunction): void => {
  next(request.path.includes('%00') ? new BadRequestException() : undefined);
};
