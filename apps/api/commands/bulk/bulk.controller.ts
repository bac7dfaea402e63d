import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../http/api-problems.js';
import { actorOf } from '../../http/caller-actor.js';
import { Problem } from '../../http/problem.js';
import type { ApiRequest } from '../../http/request-id.js';
import { bodyFaultsProblem } from '../desk/body-faults-problem.js';
import { readWriteHeaders } from '../desk/write-headers.js';
import { isPlainObject } from '../reading/read-body.js';
import { BulkWriter } from './bulk-writer.js';
import { BulkAnswerDto, BulkRequestDto } from './bulk.dto.js';

const itemsMax = 1_000;

/** Carries out the commands of many streams in one request, each stream's all or none. */
@ApiTags('Bulk')
@Controller('v1/bulk')
export class BulkController {
  constructor(private readonly writer: BulkWriter) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Carries out the commands of many streams, with a result for each.', operationId: 'bulk' })
  @ApiBearerAuth()
  @ApiQuery({ name: 'dryRun', required: false, description: 'Decides, records nothing.', schema: { type: 'boolean' } })
  @ApiBody({ type: BulkRequestDto })
  @ApiOkResponse({ type: BulkAnswerDto })
  @ApiProblems(400, 401, 413, 415, 503)
  async bulk(@Req() request: ApiRequest): Promise<BulkAnswerDto> {
    const { dryRun } = readWriteHeaders(request);
    return { results: await this.writer.write(itemsOf(request.body), { actor: actorOf(request), requestId: request.requestId, dryRun }) };
  }
}

const itemsOf = (body: unknown): readonly unknown[] => {
  const items = isPlainObject(body) ? body['items'] : undefined;
  if (!Array.isArray(items) || items.length === 0) throw bodyFaultsProblem([{ pointer: '/items', message: 'must be a list of at least one item' }]);
  if (items.length > itemsMax) throw new Problem(413, 'too-large', `A bulk has at most ${itemsMax} items.`);
  if (Object.keys(body as object).length > 1) throw bodyFaultsProblem([{ pointer: '', message: 'has no fields but items' }]);
  return items as readonly unknown[];
};
