import type { SealedText } from '#events';
import type { Instant } from '#kernel';
import { Field } from './fields/field.js';
import { forms } from './fields/forms.js';

/** A command as it is sent: the same fields, free text still plain. A DTO that misses a field of its command does not compile. */
export type BodyOf<Command extends { readonly type: string }, Type extends Command['type']> =
  Plain<Omit<Extract<Command, { readonly type: Type }>, 'type'>>;

type Plain<Value> =
  unknown extends Value ? unknown
    : Value extends SealedText ? string
      : Value extends string | number | boolean | null ? Value
        : Value extends readonly (infer Item)[] ? readonly Plain<Item>[]
          : { readonly [Key in keyof Value]: Plain<Value[Key]> };

/** What every command may say beside its own fields. */
export class DatedBody {
  @Field(forms.instant, 'When what this tells was true; left out: now.', { orNull: true })
  readonly occurredAt!: Instant | null;
}
