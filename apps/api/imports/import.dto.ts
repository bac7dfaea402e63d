import { Field, Parts } from '../commands/fields/field.js';
import { forms } from '../commands/fields/forms.js';

/** A file as it came out of another system. */
export class ImportFileDto {
  @Field(forms.fileName, 'Its name, as the mapping calls it.') readonly name!: string;
  @Field(forms.fileContent, 'Its bytes, whatever their encoding, in Base64.') readonly content!: string;
}

/** Files, and what their columns mean. */
export class ImportRequestDto {
  @Field(forms.mappingText, 'The mapping, tandem.mapping/1 in YAML or JSON.') readonly mapping!: string;
  @Parts(() => ImportFileDto, 'The files, each name once.', { min: 1, max: 50 }) readonly files!: readonly ImportFileDto[];
}
