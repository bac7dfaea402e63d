import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './api-problems.js';
import { titleOf } from './problem.js';

/** Every operation may be asked too often. */
const tooOften = {
  description: titleOf(429),
  headers: { 'Retry-After': { description: 'In how many seconds the next request is heard.', schema: { type: 'integer' as const, minimum: 1 } } },
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
};

/** The description with the refusal that every operation has in common, which no decorator tells. */
export const withRateLimits = (document: OpenAPIObject): OpenAPIObject => {
  for (const { get, post, put, patch, delete: remove } of Object.values(document.paths)) {
    for (const operation of [get, post, put, patch, remove]) if (operation) operation.responses['429'] = tooOften;
  }
  return document;
};
