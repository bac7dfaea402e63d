import type { DealId, EventId, PartnerId } from '#kernel';
import { Field, Parts } from '../fields/field.js';
import { forms } from '../fields/forms.js';
import { MissedTouchpointDto } from './dispute.dto.js';

/** What a dispute would say, to be tried. */
export class CompareDisputeRequestDto {
  @Field(forms.dealId, 'The deal of the line.') readonly dealId!: DealId;
  @Field(forms.partnerId, 'Whose touchpoints are missing; a partner asks for itself.', { orNull: true }) readonly partnerId!: PartnerId | null;
  @Field(forms.eventId, 'Events that would be wrong.', { listMax: 50, otherwise: [] }) readonly wrongEventIds!: readonly EventId[];
  @Parts(() => MissedTouchpointDto, 'Touchpoints that would be missing.', { min: 0, max: 20, optional: true }) readonly missing!: readonly MissedTouchpointDto[];
}
