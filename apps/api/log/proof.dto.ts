import { ApiProperty } from '@nestjs/swagger';
import type { Leaf } from '#proof';

const hashes = { type: String, isArray: true, description: 'SHA-256 hashes in base64, in the order of RFC 6962.', example: ['bjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0='] } as const;

/** That an event is in the signed log. */
export class InclusionProofDto {
  @ApiProperty({ enum: ['inclusionProof'] }) readonly object!: 'inclusionProof';
  @ApiProperty({ description: 'The place of the event in the tree, from 0.', example: 41 }) readonly index!: number;
  @ApiProperty({
    type: Object, description: 'What of the event is proved. Its RFC 8785 form in UTF-8 is what is hashed.',
    example: { id: '8f14e45f-ceea-567a-9b2e-3f0a3b1c2d4e', type: 'DealWon', version: 1, stream: 'deal-acme', revision: 7 },
  }) readonly leaf!: Leaf;
  @ApiProperty(hashes) readonly hashes!: readonly string[];
  @ApiProperty({ description: 'The signed checkpoint that the proof leads to.', example: 'tandem/0a1b2c3d4e5f\n42\n…\n' }) readonly checkpoint!: string;
}

/** That the log of one size became that of another. */
export class ConsistencyProofDto {
  @ApiProperty({ enum: ['consistencyProof'] }) readonly object!: 'consistencyProof';
  @ApiProperty({ description: 'The size of the earlier log.', example: 12 }) readonly from!: number;
  @ApiProperty({ description: 'The size of the later log.', example: 42 }) readonly to!: number;
  @ApiProperty(hashes) readonly hashes!: readonly string[];
}
