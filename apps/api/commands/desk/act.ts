import {
  applyDecorators, createParamDecorator, HttpCode, Post, SetMetadata, type ExecutionContext,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, OmitType } from '@nestjs/swagger';
import { ApiProblems } from '../../http/api-problems.js';
import type { ApiRequest } from '../../http/request-id.js';
import type { FieldClass } from '../fields/field.js';
import { entryOf, type CatalogueEntry, type CommandType } from './command-catalogue.js';
import { subjectParameterOf } from './stream-of.js';
import { WriteAnswerDto } from './write-answer.js';

/** A command as a request asks for it: what it is, the parts named in its address, the request. */
export interface Asked {
  readonly entry: CatalogueEntry;
  readonly inPath: readonly string[];
  readonly request: ApiRequest;
}

interface ActMetadata {
  readonly entry: CatalogueEntry;
  readonly inPath: readonly string[];
}

const actKey = 'tandem:act';

/** How an act departs from a POST that answers WriteAnswerDto. */
export interface ActOptions {
  readonly verb?: (path: string) => MethodDecorator;
  readonly answers?: FieldClass;
  /** Documents another body than the command's fields. */
  readonly bodyAs?: FieldClass;
}

/**
 * A route that asks for one command. Its body is the command's, less the parts that the path names (`:touchpointId`); both
 * together are validated as the command's class.
 */
export const Act = (type: CommandType, path: string, summary: string, options: ActOptions = {}): MethodDecorator => {
  const entry = entryOf(type);
  const subject = entry.subjectIn === null ? subjectParameterOf(entry.kind) : null;
  const inPath = [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name === undefined || name === subject ? [] : [name]));
  return applyDecorators(
    (options.verb ?? Post)(path),
    HttpCode(200),
    SetMetadata(actKey, { entry, inPath } satisfies ActMetadata),
    ApiOperation({ summary, operationId: type.charAt(0).toLowerCase() + type.slice(1) }),
    ApiBearerAuth(),
    ...[...(subject === null ? [] : [subject]), ...inPath].map((name) => ApiParam({ name, schema: { type: name === 'version' || name === 'batch' ? 'integer' : 'string' } })),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes the request safe to repeat.', schema: { type: 'string', maxLength: 200 } }),
    ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that was seen last; 412 if it has changed since.', schema: { type: 'string' } }),
    ApiQuery({ name: 'dryRun', required: false, description: 'Decides, records nothing.', schema: { type: 'boolean' } }),
    ApiBody({ type: options.bodyAs ?? bodyWithout(entry, inPath) }),
    ApiOkResponse({ type: options.answers ?? WriteAnswerDto, description: 'Accepted.' }),
    ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
  );
};

/** What was asked for, of a route made by `Act`. */
export const AskedFor = createParamDecorator((_data: unknown, context: ExecutionContext): Asked => {
  const metadata = Reflect.getMetadata(actKey, context.getHandler()) as ActMetadata;
  return { ...metadata, request: context.switchToHttp().getRequest<ApiRequest>() };
});

const bodyWithout = (entry: CatalogueEntry, inPath: readonly string[]): FieldClass => {
  if (inPath.length === 0) return entry.body;
  const name = `${entry.type}BodyDto`;
  const rest = OmitType(entry.body as FieldClass, inPath as never[]);
  return { [name]: class extends rest {} }[name] as FieldClass;
};

