import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Closes deals, opens them again and puts won ones right. */
@ApiTags('Closing a deal')
@Controller('v1/deals/:dealId')
export class DealClosingController {
  constructor(private readonly writer: Writer) {}

  @Act('WinDeal', 'win', 'Closes the deal as won.')
  win(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('LoseDeal', 'lose', 'Closes the deal as lost.')
  lose(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ReopenDeal', 'reopen', 'Opens a lost deal again.')
  reopen(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ProposeReopening', 'reopening', 'Proposes to open a won deal again.')
  proposeReopening(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ApproveReopening', 'reopening/approve', 'A second person approves: the won deal is open again.')
  approveReopening(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ProposeCorrection', 'corrections', 'Proposes to correct a won deal.')
  proposeCorrection(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ApproveCorrection', 'corrections/:correctionId/approve', 'A second person approves the correction.')
  approveCorrection(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
