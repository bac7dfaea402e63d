import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Protects several partners on a deal at once. */
@ApiTags('Registrations')
@Controller('v1/deals/:dealId/registrations')
export class RegistrationsController {
  constructor(private readonly writer: Writer) {}

  @Act('RegisterDeal', '', 'Files a registration of several partners.')
  register(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('AcceptRegistration', ':registrationId/accept', 'A named partner accepts its role and weight.')
  accept(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ApproveRegistration', ':registrationId/approve', 'Approves a registration.')
  approve(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RejectRegistration', ':registrationId/reject', 'Rejects a registration, with a reason.')
  reject(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ExtendRegistration', ':registrationId/extend', 'Lets a registration protect for longer.')
  extend(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ExpireRegistration', ':registrationId/expire', 'Ends the protection of a registration that is over.')
  expire(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
