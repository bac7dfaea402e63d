import { Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Founds the vendor's one programme and sets its terms. */
@ApiTags('Programme')
@Controller('v1/programme')
export class ProgrammeController {
  constructor(private readonly writer: Writer) {}

  @Act('FoundProgramme', '', 'Founds the programme.')
  found(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ChangeCalendar', 'calendar', 'Sets zone and fiscal year.', { verb: Put })
  changeCalendar(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SetGates', 'gates', 'Sets which gates a deal has to pass.', { verb: Put })
  setGates(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('DefineStages', 'stages', 'Sets the stages of a sale, in order.', { verb: Put })
  defineStages(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SetRegistrationTerms', 'registration-terms', 'Sets how long registrations wait and protect.', { verb: Put })
  setRegistrationTerms(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SetDisputeTerms', 'dispute-terms', 'Sets how long lines can be disputed, and how long each side has for its next word.', { verb: Put })
  setDisputeTerms(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
