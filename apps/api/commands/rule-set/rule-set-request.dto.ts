import { ApiProperty } from '@nestjs/swagger';
import { WriteAnswerDto } from '../desk/write-answer.js';
import { DatedBody } from '../body-of.js';

const either = {
  description: 'The rule set, format tandem.ruleset/1: as a JSON object, or as YAML or JSON text.',
  oneOf: [{ type: 'object', additionalProperties: true }, { type: 'string', maxLength: 262_144 }],
  example: { format: 'tandem.ruleset/1', id: 'standard' },
};

/** A rule set to be checked. */
export class CheckRuleSetRequestDto {
  @ApiProperty(either) readonly document!: Readonly<Record<string, unknown>> | string;
}

const side = { ...either, description: `${either.description} Or the name of a published version, standard@1.` };

/** Two rule sets to be compared. */
export class CompareRuleSetsRequestDto {
  @ApiProperty({ ...side, example: 'standard@1' }) readonly before!: Readonly<Record<string, unknown>> | string;
  @ApiProperty(side) readonly after!: Readonly<Record<string, unknown>> | string;
}

/** A rule set to be drafted. */
export class DraftRuleSetRequestDto extends DatedBody {
  @ApiProperty(either) readonly document!: Readonly<Record<string, unknown>> | string;
}

/** What drafting answers: also the version that the document is, or was already. */
export class DraftAnswerDto extends WriteAnswerDto {
  @ApiProperty({ description: 'The version that this document is.', example: 1 }) readonly version!: number;
}

/** A place of a document and what is to be said of it. */
export class ClauseMessageDto {
  @ApiProperty({ description: 'The clause, as a JSON pointer into the document.', example: '/commission/coSell' }) readonly clause!: string;
  @ApiProperty({ description: 'What is wrong or unusual.', example: 'must be above solo' }) readonly message!: string;
}

/** What checking a rule set found. */
export class CheckedRuleSetDto {
  @ApiProperty({ description: 'Whether it could be published.' }) readonly valid!: boolean;
  @ApiProperty({ description: 'SHA-256 of its canonical form; null where it has faults.', type: String, nullable: true, example: 'ab'.repeat(32) })
  readonly digest!: string | null;
  @ApiProperty({ description: 'What has to be mended.', type: () => ClauseMessageDto, isArray: true }) readonly faults!: readonly ClauseMessageDto[];
  @ApiProperty({ description: 'What is unusual.', type: () => ClauseMessageDto, isArray: true }) readonly warnings!: readonly ClauseMessageDto[];
}
