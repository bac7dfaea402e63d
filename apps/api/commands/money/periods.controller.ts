import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Closes quarters, by two persons and in order. */
@ApiTags('Periods')
@Controller('v1/periods')
export class PeriodActsController {
  constructor(private readonly writer: Writer) {}

  @Act('ProposePeriodClose', ':period/propose', 'Proposes to close a quarter.')
  propose(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ApprovePeriodClose', ':period/approve', 'Another user approves: statements are issued, then the quarter is closed.')
  approve(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
