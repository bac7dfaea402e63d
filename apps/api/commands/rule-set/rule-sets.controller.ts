import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandHandling } from '#command-handling';
import { ruleSetStream } from '#events';
import type { RuleSetId } from '#kernel';
import type { RuleSetState } from '#ledger';
import { ApiProblems } from '../../http/api-problems.js';
import { Repricing } from '../../queries/repricing.js';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import { bodyFaultsProblem } from '../desk/body-faults-problem.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';
import { RepricingAnswerDto } from '../money/repricing.dto.js';
import { isPlainObject } from '../reading/read-body.js';
import { CheckedRuleSetDto, CheckRuleSetRequestDto, DraftAnswerDto, DraftRuleSetRequestDto } from './rule-set-request.dto.js';
import { faultyRuleSet, readDocument } from './read-document.js';

/** Drafts, checks and publishes the rules of the programme. */
@ApiTags('Rule sets')
@Controller('v1/rule-sets')
export class RuleSetsController {
  constructor(private readonly writer: Writer, private readonly commandHandling: CommandHandling, private readonly repricing: Repricing) {}

  @Act('DraftRuleSet', '', 'Drafts the next version of a rule set.', { answers: DraftAnswerDto, bodyAs: DraftRuleSetRequestDto })
  async draft(@AskedFor() asked: Asked): Promise<DraftAnswerDto> {
    const sent: unknown = asked.request.body;
    if (isPlainObject(sent) && Object.hasOwn(sent, 'ruleSetId')) throw bodyFaultsProblem([{ pointer: '/ruleSetId', message: 'is not a field of this request' }]);
    const read = readDocument(sent);
    if (!read.ok) throw faultyRuleSet(read);
    const body = { ...(isPlainObject(sent) ? sent : {}), ruleSetId: read.document.id, document: read.document };
    const answer = await this.writer.write(asked, { body });
    return { ...answer, version: await this.versionOf(read.document.id as RuleSetId, read.digest) };
  }

  @Act('ProposeRuleSet', ':ruleSetId/versions/:version/propose', 'Proposes a draft for publication, and tells which won deals it re-prices.', { answers: RepricingAnswerDto })
  propose(@AskedFor() asked: Asked): Promise<RepricingAnswerDto> {
    return this.withRepricing(asked);
  }

  @Act('ApproveRuleSet', ':ruleSetId/versions/:version/approve', 'Another user approves: the version is published, and its won deals are re-priced.', { answers: RepricingAnswerDto })
  approve(@AskedFor() asked: Asked): Promise<RepricingAnswerDto> {
    return this.withRepricing(asked);
  }

  @Act('RetireRuleSet', ':ruleSetId/versions/:version/retire', 'Lets a published version take no more deals.')
  retire(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Post('validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Checks a rule set and names every fault; records nothing.', operationId: 'validateRuleSet' })
  @ApiBearerAuth()
  @ApiBody({ type: CheckRuleSetRequestDto })
  @ApiOkResponse({ type: CheckedRuleSetDto })
  @ApiProblems(400, 401, 413, 415)
  validate(@Body() body: unknown): CheckedRuleSetDto {
    const unknown = Object.keys(isPlainObject(body) ? body : {}).filter((key) => key !== 'document');
    if (unknown.length > 0) throw bodyFaultsProblem(unknown.map((key) => ({ pointer: `/${key}`, message: 'is not a field of this request' })));
    const read = readDocument(body);
    return read.ok
      ? { valid: true, digest: read.digest, faults: [], warnings: read.warnings }
      : { valid: false, digest: null, faults: read.faults, warnings: [] };
  }

  private async withRepricing(asked: Asked): Promise<RepricingAnswerDto> {
    const answer = await this.writer.write(asked);
    return { ...answer, reprices: await this.repricing.ofPublication(answer.id as RuleSetId, Number(asked.request.params['version'])) };
  }

  /** The version that the document is drafted or published as; of a dry run, the one it would be. */
  private async versionOf(ruleSetId: RuleSetId, digest: string): Promise<number> {
    const state = (await this.commandHandling.stateOf('ruleset', ruleSetStream(ruleSetId))).state as RuleSetState;
    if (state.status === 'none') return 1;
    const published = state.published.find((version) => version.digest === digest);
    return published?.version ?? state.published.length + 1;
  }
}
