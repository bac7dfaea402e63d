import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Takes organisations into the programme and keeps their terms. */
@ApiTags('Partners')
@Controller('v1/partners')
export class PartnersController {
  constructor(private readonly writer: Writer) {}

  @Act('OnboardPartner', '', 'Takes an organisation into the programme.')
  onboard(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RenamePartner', ':partnerId/name', 'Gives the organisation another name.')
  rename(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SignAgreement', ':partnerId/agreements', 'Records an agreement.')
  signAgreement(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('EndAgreement', ':partnerId/agreements/:agreementId/end', 'Ends an agreement.')
  endAgreement(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('NameContact', ':partnerId/contacts', 'Names a person to talk to.')
  nameContact(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RemoveContact', ':partnerId/contacts/:contactId/remove', 'Removes a contact.')
  removeContact(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ForgetContact', ':partnerId/contacts/:contactId/forget', 'Destroys the key of the contact: name and address can never be read again.')
  forgetContact(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('GrantTier', ':partnerId/tier', 'Grants a tier, or takes it away.')
  grantTier(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SuspendPartner', ':partnerId/suspend', 'Suspends the partner: no new registration or role.')
  suspend(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ResumePartner', ':partnerId/resume', 'Ends the suspension.')
  resume(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('NamePayee', ':partnerId/payee', 'Says under which number, and in which currency, the partner is paid.')
  namePayee(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ChooseIncentive', ':partnerId/choices', 'Takes one of the rewards of an incentive that was earned.')
  chooseIncentive(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('WriteOffBalance', ':partnerId/write-offs', 'Gives up what the partner owes back.')
  writeOff(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('MergePartner', ':partnerId/merge', 'Makes the partner part of another.')
  merge(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
