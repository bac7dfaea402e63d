import Type from 'typebox';
import { decimalPattern } from '#kernel';

/** `{ upliftRelative: "5", on: nextQuarter }` */
export const upliftRelativeSchema = Type.Object(
  {
    upliftRelative: Type.String({ pattern: decimalPattern, description: 'Percent of the commission line.' }),
    on: Type.Enum(['nextQuarter'], { description: 'The quarter after the one in which it was earned.' }),
  },
  {
    additionalProperties: false,
    title: 'A percentage of the commission',
    description: 'On every deal that the partner wins in the next quarter: commission line × percent ÷ 100, for each claim, rounded once. The cap does not touch it.',
  },
);
