import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Disputes: opened by the partner whose line it is, answered by operations, ruled by finance. */
@ApiTags('Disputes')
@Controller('v1/disputes')
export class DisputeActsController {
  constructor(private readonly writer: Writer) {}

  @Act('OpenDispute', '', 'Disputes a line of one\'s own by naming what is wrong or missing; the amount is held while it is open.')
  open(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('AddDisputeEvidence', ':disputeId/evidence', 'Adds evidence; after an answer this asks for another one.')
  addEvidence(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('AnswerDispute', ':disputeId/answer', 'Operations answer; the partner may escalate in time, else the dispute lapses.')
  answer(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('EscalateDispute', ':disputeId/escalate', 'The partner takes the dispute on to finance, after a first ruling to another person there.')
  escalate(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RuleDispute', ':disputeId/rule', 'Finance rules, with a reason; what the ruling says of touchpoints is recorded on the deal.')
  rule(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('WithdrawDispute', ':disputeId/withdraw', 'The partner withdraws the dispute.')
  withdraw(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
