import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Problem, problemDocument } from './problem.js';
import { problemOf } from './problem-of.js';
import type { ApiRequest } from './request-id.js';

/** Answers whatever was thrown with a problem document. A defect is logged with the request's id and told to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error) ?? this.defect(error, request.requestId);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status)
      .set({ ...problem.more.headers })
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem, request.requestId)));
  }

  private defect(error: unknown, requestId: string): Problem {
    this.logger.error({ requestId, ...describeDefect(error) });
    return new Problem(500, 'internal-error', 'The request failed on our side. The log knows it by its request id.');
  }
}

/** Where it happened. What a database says may quote what was sent to it, names and amounts, so of that only the code is kept. */
const describeDefect = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12);
  const code = 'code' in error ? String(error.code) : undefined;
  return { error: error.name, ...(code === undefined ? { message: error.message } : { code }), frames };
};
