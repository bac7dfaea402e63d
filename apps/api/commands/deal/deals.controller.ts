import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Opens deals and changes what they are. */
@ApiTags('Deals')
@Controller('v1/deals')
export class DealsController {
  constructor(private readonly writer: Writer) {}

  @Act('OpenDeal', '', 'Opens a deal.')
  open(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('NameSourcePartner', ':dealId/source-partner', 'Names the partner that brought the deal, or nobody.')
  nameSourcePartner(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ChangeStage', ':dealId/stage', 'Moves the deal to a stage.')
  changeStage(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SetExpectedClose', ':dealId/expected-close', 'Says when the open deal is expected to close.')
  setExpectedClose(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SetNextStep', ':dealId/next-step', 'Says what is to happen next on the deal, and by when.')
  setNextStep(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ChangeAmount', ':dealId/amount', 'Changes what the open deal is worth.')
  changeAmount(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ChangeModel', ':dealId/model', 'Changes how the open deal is sold together.')
  changeModel(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('MoveToRuleSet', ':dealId/rule-set', 'Lets the open deal follow another rule set.')
  moveToRuleSet(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ConfirmAttribution', ':dealId/attribution', 'Confirms the attribution bucket, be it none.')
  confirmAttribution(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
