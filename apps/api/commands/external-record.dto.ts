import { Field } from './fields/field.js';
import { forms } from './fields/forms.js';

/** The record's name in the system it came from. */
export class ExternalRecordDto {
  @Field(forms.sourceSystem, 'The system it came from.') readonly source!: string;
  @Field(forms.externalId, 'What it is called there.') readonly id!: string;
}
