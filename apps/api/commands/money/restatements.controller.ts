import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandHandling } from '#command-handling';
import { periodsStream } from '#events';
import { instantOfMillis, type EventId, type Period, type RuleSetId } from '#kernel';
import type { PeriodState } from '#ledger';
import { Repricing, type RepricingAnswer } from '../../queries/repricing.js';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';
import { RepricingAnswerDto } from './repricing.dto.js';

/** Restates closed quarters, by two persons: what differs is posted in the open quarter. */
@ApiTags('Periods')
@Controller('v1/periods')
export class RestatementActsController {
  constructor(private readonly writer: Writer, private readonly commandHandling: CommandHandling, private readonly repricing: Repricing) {}

  @Act('ProposeRestatement', ':period/restatements', 'Proposes to price the deals of a closed quarter by another version; a dry run tells the differences.', { answers: RepricingAnswerDto })
  async propose(@AskedFor() asked: Asked): Promise<RepricingAnswerDto> {
    const answer = await this.writer.write(asked);
    const { ruleSetId, version } = asked.request.body as { readonly ruleSetId: RuleSetId; readonly version: number };
    return { ...answer, reprices: await this.repricingOf(answer, { period: String(asked.request.params['period']) as Period, ruleSetId, version }) };
  }

  @Act('ApproveRestatement', ':period/restatements/:restatementId/approve', 'Another user approves: the differences are posted in the open quarter.', { answers: RepricingAnswerDto })
  async approve(@AskedFor() asked: Asked): Promise<RepricingAnswerDto> {
    const answer = await this.writer.write(asked);
    const state = (await this.commandHandling.stateOf('periods', periodsStream)).state as PeriodState;
    const known = state.restatements.get(answer.partId ?? '');
    if (known === undefined) throw new Error(`The restatement ${answer.partId ?? ''} was approved, and nobody knows it.`);
    return { ...answer, reprices: await this.repricingOf(answer, known) };
  }

  @Act('WithdrawRestatement', ':period/restatements/:restatementId/withdraw', 'Takes a proposal back that nobody has approved.')
  withdraw(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  private repricingOf({ partId, events }: WriteAnswerDto, { period, ruleSetId, version }: { readonly period: Period; readonly ruleSetId: RuleSetId; readonly version: number }): Promise<RepricingAnswer | null> {
    const now = instantOfMillis(Date.now());
    return this.repricing.ofRestatement({
      restatementId: partId ?? '', period, ruleSetId, version, eventId: (events[0]?.id ?? '') as EventId, occurredAt: now, recordedAt: now });
  }
}
