import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

interface Answers {
  readonly operations: Schemas;
  readonly schemas: Schemas;
}

/** The description with what each operation answers, which decorators do not tell: read from the types of the sources, kept beside this file. */
export const withAnswers = (document: OpenAPIObject): OpenAPIObject => {
  const { operations, schemas } = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')) as Answers;
  for (const operation of Object.values(document.paths).flatMap((path) => [path.get, path.post, path.put, path.patch, path.delete])) {
    const schema = operations[operation?.operationId ?? ''];
    if (!operation || !schema) continue;
    // A method whose decorators tell of refusals alone answers 200 as any other.
    const answered = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1] ?? (operation.responses['200'] = { description: 'What was asked for.' });
    if (!('$ref' in answered)) answered.content ??= { 'application/json': { schema } };
  }
  return { ...document, components: { ...document.components, schemas: { ...schemas, ...document.components?.schemas } } };
};
