import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Says who has which part in a deal. */
@ApiTags('People on a deal')
@Controller('v1/deals/:dealId')
export class DealPeopleController {
  constructor(private readonly writer: Writer) {}

  @Act('EngagePartner', 'engagements', 'A partner joins the deal.')
  engage(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('AssignRole', 'roles', 'Gives a partner a role.')
  assignRole(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ReleaseRole', 'roles/release', 'Takes a role from a partner.')
  releaseRole(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('NameRelationshipOwner', 'relationship-owner', 'Names who owns the customer relationship.')
  nameRelationshipOwner(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('NameStageLead', 'stage-leads', 'Names who leads a stage.')
  nameStageLead(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('NameHandOff', 'hand-offs', 'Names who owns onboarding, support or renewal.')
  nameHandOff(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('MakeCommitment', 'commitments', 'Records the minimum commitments of a partner.')
  makeCommitment(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
