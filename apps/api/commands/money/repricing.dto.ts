import { ApiProperty } from '@nestjs/swagger';
import { WriteAnswerDto } from '../desk/write-answer.js';

const amount = (description: string) => ({ description, example: '6352.94' });

/** What a currency's amounts come to before and after. */
export class RepricedSumDto {
  @ApiProperty({ description: 'ISO 4217 code of the amounts.', example: 'USD' }) readonly currency!: string;
  @ApiProperty(amount('Owed as things stand.')) readonly before!: string;
  @ApiProperty(amount('Owed by the decision.')) readonly after!: string;
  @ApiProperty(amount('after − before.')) readonly delta!: string;
}

export class RepricedPartnerDto extends RepricedSumDto {
  @ApiProperty({ description: 'The partner.', example: 'ptr_alpha' }) readonly partnerId!: string;
}

export class RepricedDealDto extends RepricedPartnerDto {
  @ApiProperty({ description: 'The deal.', example: 'deal_acme-renewal' }) readonly dealId!: string;
  @ApiProperty({ description: 'Quarter of its close.', example: '2026-Q1' }) readonly period!: string;
  @ApiProperty({ description: 'Whether the amounts are withheld: they are in no sum.' }) readonly withheld!: boolean;
}

/** What a decision about rules changes for the deals that are won. Awards of whole quarters are not in it. */
export class RepricingDto {
  @ApiProperty({ description: 'How many deals owe otherwise.', example: 3 }) readonly deals!: number;
  @ApiProperty({ description: 'Sums by currency.', type: () => RepricedSumDto, isArray: true }) readonly totals!: readonly RepricedSumDto[];
  @ApiProperty({ description: 'Sums by partner and currency.', type: () => RepricedPartnerDto, isArray: true }) readonly partners!: readonly RepricedPartnerDto[];
  @ApiProperty({ description: 'Deal by deal and partner by partner.', type: () => RepricedDealDto, isArray: true }) readonly rows!: readonly RepricedDealDto[];
  @ApiProperty({ description: 'Whether there are more deals than these rows tell of.' }) readonly has_more!: boolean;
}

/** What a decision about rules answers: also what it re-prices. */
export class RepricingAnswerDto extends WriteAnswerDto {
  @ApiProperty({ description: 'The won deals that owe otherwise by it; null while there are no read models to ask.', type: () => RepricingDto, nullable: true })
  readonly reprices!: RepricingDto | null;
}
