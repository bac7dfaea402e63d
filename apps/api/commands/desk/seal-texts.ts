import type { Vault, VaultRow } from '#vault';
import { fieldsOf, type FieldClass, type SealedFor } from '../fields/field.js';

/** For whom and where texts are sealed: the same request, sent again, seals the same text under the same reference. */
export interface Sealing {
  readonly userId: string;
  readonly idempotencyKey: string;
  readonly subjectId: string;
}

/** A body as plain data with its free texts replaced by references, and the sealed texts. */
export interface SealedBody {
  readonly body: Readonly<Record<string, unknown>>;
  readonly rows: readonly VaultRow[];
}

/** Seals every free text of a body that was read as the class. */
export const sealTexts = async (vault: Vault, type: FieldClass, value: object, at: string, sealing: Sealing): Promise<SealedBody> => {
  const rows: VaultRow[] = [];
  const body = await sealed(type, value as Readonly<Record<string, unknown>>, at);
  return { body, rows };

  async function sealed(part: FieldClass, from: Readonly<Record<string, unknown>>, pointer: string): Promise<Readonly<Record<string, unknown>>> {
    const result: Record<string, unknown> = {};
    for (const [name, { nested, sealedFor }] of fieldsOf(part)) {
      const given = from[name];
      if (given === null || given === undefined) result[name] = given;
      else if (nested) result[name] = await sealedParts(nested(), given, `${pointer}/${name}`);
      else result[name] = sealedFor && typeof given === 'string' ? await sealedText(sealedFor, from, given, `${pointer}/${name}`) : given;
    }
    return result;
  }

  async function sealedParts(part: FieldClass, given: unknown, pointer: string): Promise<unknown> {
    if (!Array.isArray(given)) return sealed(part, given as Readonly<Record<string, unknown>>, pointer);
    const parts: unknown[] = [];
    for (const [index, item] of given.entries()) parts.push(await sealed(part, item as Readonly<Record<string, unknown>>, `${pointer}/${index}`));
    return parts;
  }

  async function sealedText(sealedFor: SealedFor, from: Readonly<Record<string, unknown>>, text: string, pointer: string): Promise<unknown> {
    const person = sealedFor === 'actor' ? sealing.userId : sealedFor(from, sealing.subjectId);
    const { reference, row } = await vault.seal(person, { userId: sealing.userId, idempotencyKey: sealing.idempotencyKey, pointer }, text);
    rows.push(row);
    return reference;
  }
};
