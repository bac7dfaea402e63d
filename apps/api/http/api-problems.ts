import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { titleOf } from './problem.js';

/** A part of a request at fault. */
export class ProblemErrorDto {
  @ApiProperty({ description: 'Where, as a JSON pointer into the body.', example: '/amount' }) readonly pointer!: string;
  @ApiProperty({ description: 'What is wrong.', example: 'must be an amount with its currency\'s decimals, as text' }) readonly message!: string;
}

/** A problem document, RFC 9457. */
export class ProblemDto {
  @ApiProperty({ description: 'The code as a URN.', example: 'urn:tandem:problem:deal-already-won' }) readonly type!: string;
  @ApiProperty({ description: 'The status in words.', example: 'This cannot be done as things stand' }) readonly title!: string;
  @ApiProperty({ description: 'The HTTP status.', example: 409 }) readonly status!: number;
  @ApiProperty({ description: 'Stable; what programs go by.', example: 'deal-already-won' }) readonly code!: string;
  @ApiProperty({ description: 'What is wrong, for people.', example: 'The deal is won.' }) readonly detail!: string;
  @ApiProperty({ description: 'The parts at fault.', type: () => ProblemErrorDto, isArray: true, required: false }) readonly errors?: readonly ProblemErrorDto[];
  @ApiProperty({ description: 'Also in the header X-Request-Id.', example: '0f1c5e7a-2d34-4c1b-9a8e-7b1f0c9d2e11' }) readonly requestId!: string;
}

/** Documents the problems that a route can answer with. */
export const ApiProblems = (...statuses: readonly number[]): MethodDecorator & ClassDecorator => applyDecorators(
  ApiExtraModels(ProblemDto),
  ...statuses.map((status) => ApiResponse({
    status,
    description: titleOf(status),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
  })),
);
