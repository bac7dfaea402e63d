import Type from 'typebox';
import { amountPattern } from '#kernel';

/** `{ amount: "5000.00" }` */
export const amountSchema = Type.Object(
  { amount: Type.String({ pattern: amountPattern, description: 'In the rule set\'s currency.' }) },
  { additionalProperties: false, title: 'A fixed amount', description: 'A sum in the rule set\'s currency, paid once for the quarter in which it is earned.' },
);
