import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { withAnswers } from './answers.js';
import { withRateLimits } from './described-rate-limits.js';

const description = `The ledger of who did what on a deal, what it earned them, and why.

Every write takes an Idempotency-Key: the same key and body again give the first answer. \`dryRun=true\` decides and records nothing.
What is refused is a problem document (RFC 9457) with a stable \`code\`: 400 malformed, 401 no valid key, 403 not yours to do, 404 no such
thing, 409 not as things stand, 412 changed since the ETag in If-Match, 413 too large, 415 not JSON in UTF-8, 422 a key used for another
request or a faulty rule set, 429 too often, 503 try again.`;

/** The description of the API that its decorators give. */
export const openApiOf = (app: INestApplication): OpenAPIObject => withRateLimits(withAnswers(SwaggerModule.createDocument(app, new DocumentBuilder()
  .setTitle('Tandem')
  .setDescription(description)
  .setVersion('1')
  .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, tandem_…' })
  .build())));

/** Serves the description at /openapi.json and an explorer at /docs. */
export const serveOpenApi = (app: INestApplication): void => {
  SwaggerModule.setup('docs', app, () => openApiOf(app), { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Tandem API' });
};
