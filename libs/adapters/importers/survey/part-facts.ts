import type { PartnerRole, TouchpointLogger } from '#events';
import type { Instant } from '#kernel';
import type { MappedFile, MappedOwner, MappedRole, MappedTouchpoint, MappedValue } from '../mapping/mapping.schema.js';
import { readLogger, readRole } from '../values/read-constant.js';
import { readCode, readExternalId } from '../values/texts.js';
import { readWeight, type Weight } from '../values/weight.js';
import { decimalOf, type Field, type Surroundings } from './field.js';
import { fieldsOf, type FieldMaker } from './fields.js';
import type { RowReading } from './row-reading.js';

/** What one row says about a deal beside the deal's own facts; partners by their ids in the source. */
export type PartFacts =
  | { readonly kind: 'role'; readonly partner: string; readonly role: PartnerRole; readonly weight: Weight | null }
  | { readonly kind: 'owner'; readonly partner: string }
  | TouchFacts;

export interface TouchFacts {
  readonly kind: 'touch';
  readonly externalId: string | null;
  readonly partner: string | null;
  readonly role: PartnerRole | null;
  readonly what: string;
  readonly at: Instant;
  readonly recordedAt: Instant | null;
  readonly loggedBy: TouchpointLogger;
}

/** Reads one part of a row; null where the row has none or a faulty one, the faults being added. */
export type PartReader = (reading: RowReading) => PartFacts | null;

/** In a row that exists to name a partner an empty id is a fault; a deal's own row may have none. */
const partnerField = (value: MappedValue, { deal }: { readonly deal?: string }, make: FieldMaker): Field<string> =>
  deal === undefined ? make.optional(value, readExternalId) : make.required(value, readExternalId);

export const roleReader = (mapped: MappedRole, file: MappedFile | undefined, surroundings: Surroundings): PartReader => {
  const make = fieldsOf(file, surroundings);
  const who = partnerField(mapped.partner, mapped, make);
  const what = make.required(mapped.role, readRole);
  const share = make.optional(mapped.weight, (text, own) => readWeight(text, decimalOf(file, own)));
  return (reading) => {
    const holder = who(reading);
    if (!holder) return null;
    const [held, declared] = [what(reading), share(reading)];
    return held && { kind: 'role', partner: holder.value, role: held.value, weight: declared?.value ?? null };
  };
};

export const ownerReader = (mapped: MappedOwner, file: MappedFile | undefined, surroundings: Surroundings): PartReader => {
  const who = partnerField(mapped.partner, mapped, fieldsOf(file, surroundings));
  return (reading) => {
    const owner = who(reading);
    return owner && { kind: 'owner', partner: owner.value };
  };
};

export const touchReader = (touch: MappedTouchpoint, file: MappedFile | undefined, surroundings: Surroundings): PartReader => {
  const make = fieldsOf(file, surroundings);
  const id = make.optional(touch.id, readExternalId);
  const partner = make.optional(touch.partner, readExternalId);
  const role = make.optional(touch.role, readRole);
  const kind = make.required(touch.kind, readCode);
  const at = make.required(touch.at, make.moment(touch.at));
  const recorded = make.optional(touch.recorded, make.moment(touch.recorded));
  const loggedBy = make.optional(touch.loggedBy, readLogger);
  return (reading) => {
    const [what, when] = [kind(reading), at(reading)];
    const rest = {
      externalId: id(reading)?.value ?? null, partner: partner(reading)?.value ?? null, role: role(reading)?.value ?? null,
      recordedAt: recorded(reading)?.value ?? null, loggedBy: loggedBy(reading)?.value ?? 'integration',
    } as const;
    return what && when && { kind: 'touch', ...rest, what: what.value, at: when.value };
  };
};
