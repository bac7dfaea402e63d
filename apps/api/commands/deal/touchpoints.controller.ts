import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Records who did what on a deal, and what the other side says of it. */
@ApiTags('Touchpoints')
@Controller('v1/deals/:dealId/touchpoints')
export class TouchpointsController {
  constructor(private readonly writer: Writer) {}

  @Act('LogTouchpoint', '', 'Logs a touchpoint.')
  log(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ConfirmTouchpoint', ':touchpointId/confirm', 'The other side says that it happened.')
  confirm(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ContestTouchpoint', ':touchpointId/contest', 'The other side says that it did not happen so.')
  contest(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('CorrectTouchpoint', ':touchpointId/correct', 'Says how it really was.')
  correct(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('VoidTouchpoint', ':touchpointId/void', 'Says that it never was.')
  void(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
