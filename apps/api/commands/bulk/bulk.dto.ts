import { ApiProperty } from '@nestjs/swagger';
import type { StreamKind } from '#events';
import type { Instant } from '#kernel';
import { Field, Parts } from '../fields/field.js';
import { forms } from '../fields/forms.js';

/** One command of an item. */
export class BulkCommandDto {
  @Field(forms.command, 'The command: `type`, and the fields of its own route, those of the address among them.')
  readonly command!: Readonly<Record<string, unknown>> & { readonly type: string };
  @Field(forms.instant, 'When what this tells was true; null: now.', { orNull: true }) readonly occurredAt!: Instant | null;
  @Field(forms.instant, 'When the source system learned it, where it knows.', { orNull: true }) readonly sourceRecordedAt!: Instant | null;
}

/** Commands for one stream, carried out all or not at all. */
export class BulkItemDto {
  @Field(forms.streamKind, 'The kind of stream.') readonly stream!: StreamKind;
  @Field(forms.subjectId, 'The id of what the commands are asked of; of the programme: programme.') readonly id!: string;
  @Field(forms.keyBase, 'What repeated items have in common: their idempotency keys are made of it, of the content and of the revision.') readonly keyBase!: string;
  @Parts(() => BulkCommandDto, 'The commands, in order.', { min: 1, max: 1_000 }) readonly commands!: readonly BulkCommandDto[];
}

/** Many streams' commands. Items are independent of each other and carried out in any order. */
export class BulkRequestDto {
  @Parts(() => BulkItemDto, 'The items.', { min: 1, max: 1_000 }) readonly items!: readonly BulkItemDto[];
}

/** Why an item was refused. */
export class BulkRejectionDto {
  @ApiProperty({ description: 'Stable; what programs go by.', example: 'partner-unknown' }) readonly code!: string;
  @ApiProperty({ description: 'For people.', example: 'There is no partner ptr_nobody.' }) readonly message!: string;
  @ApiProperty({ description: 'The part of the command at fault.', required: false, example: '/partnerId' }) readonly pointer?: string;
}

/** What became of an item. */
export class BulkResultDto {
  @ApiProperty({ description: 'Which item, from 0.', example: 0 }) readonly index!: number;
  @ApiProperty({ enum: ['accepted', 'rejected'], description: 'A rejected item recorded nothing.' }) readonly outcome!: 'accepted' | 'rejected';
  @ApiProperty({ description: 'The revision of the stream now; null where the item was rejected.', type: Number, nullable: true }) readonly revision!: number | null;
  @ApiProperty({ description: 'How many facts were recorded; 0 where everything was so already.', example: 12 }) readonly eventCount!: number;
  @ApiProperty({ description: 'Whether all of it had been carried out before.' }) readonly repeated!: boolean;
  @ApiProperty({ description: 'Why it was refused.', type: () => BulkRejectionDto, required: false }) readonly rejection?: BulkRejectionDto;
  @ApiProperty({ description: 'Which command was refused, from 0; left out where the item itself is at fault.', required: false }) readonly command?: number;
}

/** The results, in the order of the items. */
export class BulkAnswerDto {
  @ApiProperty({ type: () => BulkResultDto, isArray: true, description: 'One result per item.' }) readonly results!: readonly BulkResultDto[];
}
