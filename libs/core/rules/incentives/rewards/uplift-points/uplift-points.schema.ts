import Type from 'typebox';
import { decimalPattern } from '#kernel';

/** `{ upliftPoints: "5", on: nextQuarter }` */
export const upliftPointsSchema = Type.Object(
  {
    upliftPoints: Type.String({ pattern: decimalPattern, description: 'Percentage points of the deal\'s net.' }),
    on: Type.Enum(['nextQuarter'], { description: 'The quarter after the one in which it was earned.' }),
  },
  {
    additionalProperties: false,
    title: 'Percentage points more',
    description: 'On every deal that the partner wins in the next quarter: net × points ÷ 100 × the claim\'s share, for each claim, rounded once. The cap does not touch it.',
  },
);
