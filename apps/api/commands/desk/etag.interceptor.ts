import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';
import type { WriteAnswerDto } from './write-answer.js';

/** Sends the revision as the ETag, for If-Match of the next request. A trial has none: nothing came to be. */
export class EtagInterceptor implements NestInterceptor<WriteAnswerDto, WriteAnswerDto> {
  intercept(context: ExecutionContext, next: CallHandler<WriteAnswerDto>): Observable<WriteAnswerDto> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(tap(({ revision, dryRun }) => {
      if (!dryRun && revision >= 0) response.setHeader('ETag', `"${revision}"`);
    }));
  }
}
