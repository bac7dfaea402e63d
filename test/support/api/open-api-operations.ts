import type { OpenAPIObject } from '@nestjs/swagger';

/** A part of JSON Schema as the API's description uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** One operation of the API's description. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly body: Schema | undefined;
}

interface DescribedOperation extends Omit<Operation, 'method' | 'path' | 'body'> {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every operation of the description. */
export const operationsOf = (document: OpenAPIObject): readonly Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Readonly<Record<string, DescribedOperation>>).map(([method, operation]) =>
      ({ ...operation, method, path, parameters: operation.parameters ?? [], body: operation.requestBody?.content['application/json']?.schema })));

/** A value that the schema gives as its example, put together from the examples of its parts. */
export const exampleOf = (document: OpenAPIObject, schema: Schema | undefined): unknown => {
  if (!schema) return {};
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref) return exampleOf(document, document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] as Schema);
  if (schema.allOf) return exampleOf(document, schema.allOf[0]);
  if (schema.items) return [exampleOf(document, schema.items)];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, exampleOf(document, part)]));
  return schema.enum?.[0] ?? schema.default ?? null;
};
