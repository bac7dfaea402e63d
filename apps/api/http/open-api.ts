import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The description of the API that its decorators give. */
export const openApiOf = (app: INestApplication): OpenAPIObject => SwaggerModule.createDocument(app, new DocumentBuilder()
  .setTitle('Tandem')
  .setDescription('The ledger of who did what on a deal, what it earned them, and why.')
  .setVersion('1')
  .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, tandem_…' })
  .build());

/** Serves the description at /openapi.json and an explorer at /docs. */
export const serveOpenApi = (app: INestApplication): void => {
  SwaggerModule.setup('docs', app, () => openApiOf(app), { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Tandem API' });
};
