import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../http/api-problems.js';
import { actorOf } from '../../http/caller-actor.js';
import { Problem } from '../../http/problem.js';
import type { ApiRequest } from '../../http/request-id.js';
import { bodyFaultsProblem } from '../desk/body-faults-problem.js';
import { RecordingClock } from '../desk/recording-clock.js';
import { readWriteHeaders } from '../desk/write-headers.js';
import { isPlainObject, readBody } from '../reading/read-body.js';
import { BulkItemWriter, refused, type BulkContext } from './bulk-item.js';
import { BulkAnswerDto, BulkItemDto, BulkRequestDto, type BulkResultDto } from './bulk.dto.js';

const itemsMax = 1_000;

/** So many that their appends share transactions, so few that one bulk leaves room for others. */
const itemsAtOnce = 32;

/** Carries out the commands of many streams in one request, each stream's all or none. */
@ApiTags('Bulk')
@Controller('v1/bulk')
export class BulkController {
  constructor(private readonly items: BulkItemWriter, private readonly clock: RecordingClock) {}

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
    const items = itemsOf(request.body);
    const results: BulkResultDto[] = [];
    const next = items.entries();
    const context = { actor: actorOf(request), requestId: request.requestId, dryRun };
    const worker = async (): Promise<void> => {
      for (const [index, item] of next) results[index] = await this.one(item, index, context);
    };
    await Promise.all(Array.from({ length: this.clock.goesByWhatIsTold ? 1 : itemsAtOnce }, worker));
    return { results };
  }

  /** Items are read one by one: one that is malformed is refused, the others go on. */
  private async one(item: unknown, index: number, context: BulkContext): Promise<BulkResultDto> {
    const read = readBody(BulkItemDto, item);
    if ('value' in read) return this.items.write(read.value, index, context);
    const [first] = read.faults;
    return refused(index, { code: 'invalid-request', message: `${first?.pointer ?? ''} ${first?.message ?? 'is invalid'}`, pointer: first?.pointer ?? '' });
  }
}

const itemsOf = (body: unknown): readonly unknown[] => {
  const items = isPlainObject(body) ? body['items'] : undefined;
  if (!Array.isArray(items) || items.length === 0) throw bodyFaultsProblem([{ pointer: '/items', message: 'must be a list of at least one item' }]);
  if (items.length > itemsMax) throw new Problem(413, 'too-large', `A bulk has at most ${itemsMax} items.`);
  if (Object.keys(body as object).length > 1) throw bodyFaultsProblem([{ pointer: '', message: 'has no fields but items' }]);
  return items as readonly unknown[];
};
