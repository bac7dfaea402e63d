import Type, { type Static, type TObject, type TProperties } from 'typebox';

/**
 * Who beside the vendor may see an event's data: every partner on the deal; of those on the deal the parties of the registration it is
 * about; the partner whose touchpoint it is about; the one partner it names, or whose stream it is in; everyone; or nobody.
 */
export type Audience = 'deal' | 'parties' | 'touchpoint' | 'onePartner' | 'partner' | 'everyone' | 'vendor';

/** One event type at its newest version, with the way up from each older one. */
export interface EventDefinition<Name extends string = string, Properties extends TProperties = TProperties> {
  readonly type: Name;
  readonly version: number;
  readonly describes: string;
  readonly audience: Audience;
  readonly schema: TObject<Properties>;
  /** `upcasters[n]` turns data of version n into data of version n + 1. */
  readonly upcasters: Readonly<Record<number, (data: Record<string, unknown>) => Record<string, unknown>>>;
}

/** The data of an event type. */
export type DataOf<Definition> = Definition extends EventDefinition<string, infer Properties>
  ? Readonly<Static<TObject<Properties>>>
  : never;

/** Defines version 1 of an event. `audience` decides who may be shown it. */
export const fact = <const Name extends string, Properties extends TProperties>(
  type: Name,
  describes: string,
  audience: Audience,
  properties: Properties,
): EventDefinition<Name, Properties> => ({
  type,
  version: 1,
  describes,
  audience,
  schema: Type.Object<Properties>(properties, { additionalProperties: false, title: type, description: describes }),
  upcasters: {},
});
