import { Controller } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { newApiKey } from '#auth';
import type { UserId } from '#kernel';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** What issuing a key answers: the key itself, once. */
export class ApiKeyAnswerDto extends WriteAnswerDto {
  @ApiProperty({ description: 'The key, shown this once; null where the request had been carried out before, or was a trial.', type: String, nullable: true,
    example: 'tandem_robin.laptop.…' })
  readonly apiKey!: string | null;
}

/** Registers who may act, gives and takes rights and keys. */
@ApiTags('Users')
@Controller('v1/users')
export class UsersController {
  constructor(private readonly writer: Writer) {}

  @Act('RegisterUser', '', 'Registers a person or an integration.')
  register(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ProposeRight', ':userId/rights/propose', 'Proposes a right that takes two persons.')
  proposeRight(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('GrantRight', ':userId/rights/grant', 'Grants a right.')
  grantRight(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RevokeRight', ':userId/rights/revoke', 'Revokes a right.')
  revokeRight(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('IssueApiKey', ':userId/api-keys', 'Issues an API key; its text is in this answer and nowhere else.', { answers: ApiKeyAnswerDto })
  async issueApiKey(@AskedFor() asked: Asked): Promise<ApiKeyAnswerDto> {
    let apiKey: string | null = null;
    const answer = await this.writer.write(asked, {
      added: ({ apiKeyId }) => {
        const made = newApiKey(String(asked.request.params['userId']) as UserId, String(apiKeyId));
        apiKey = made.key;
        return { keyDigest: made.keyDigest };
      },
    });
    return { ...answer, apiKey: answer.repeated || answer.dryRun || answer.events.length === 0 ? null : apiKey };
  }

  @Act('RevokeApiKey', ':userId/api-keys/:apiKeyId/revoke', 'Revokes an API key for good.')
  revokeApiKey(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('DeactivateUser', ':userId/deactivate', 'Lets the user do nothing any more.')
  deactivate(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ForgetUser', ':userId/forget', 'Deactivates the user and destroys the key of what it wrote: that can never be read again.')
  forget(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
