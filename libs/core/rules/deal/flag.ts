import { compareUtf8 } from '#kernel';

/** The clause that each flag rests on; null where it rests on a fact alone. */
const clauseOfFlag = {
  'no-version': '/effective/from',
  'backdated-touchpoint': '/attribution/evidence/graceDays',
  'missing-evidence': '/attribution/evidence/minimumPerRole',
  'weight-undeclared': '/attribution/sameRole',
  'weights-all-zero': '/attribution/sameRole',
  'registration-split-differs': '/attribution/sameRole',
  'co-sell-in-name-only': '/commission/coSell',
  'currency-without-cap': '/commission/capPerDeal',
  'no-margin': '/commission/base',
  'bucket-unsupported': '/buckets',
  'no-registration': null,
  imported: null,
  'date-assumed': null,
} as const;

/** What a flag says, in stable words. */
export type FlagCode = keyof typeof clauseOfFlag;

/** Something about a deal that a person should see; it takes nothing from anyone. Null where it is not one claim's. */
export interface Flag {
  readonly code: FlagCode;
  readonly partnerId: string | null;
  readonly position: string | null;
  readonly clause: string | null;
  readonly eventIds: readonly string[];
}

/** A flag with the clause it rests on. */
export const flag = (
  code: FlagCode,
  about: { partnerId?: string | null; position?: string; eventIds?: readonly string[] } = {},
): Flag => ({
  code,
  partnerId: about.partnerId ?? null,
  position: about.position ?? null,
  clause: clauseOfFlag[code],
  eventIds: about.eventIds ?? [],
});

/** Flags by code, position, partner, what applies to the whole deal first; those alike in all three are one, with all events. */
export const mergeFlags = (flags: readonly Flag[]): Flag[] => {
  const merged = new Map<string, Flag>();
  for (const item of flags) {
    const key = JSON.stringify([item.code, item.position, item.partnerId]);
    const eventIds = [...(merged.get(key)?.eventIds ?? []), ...item.eventIds];
    merged.set(key, { ...item, eventIds: sortedIds(eventIds) });
  }
  return [...merged.values()].sort(
    (left, right) =>
      compareUtf8(left.code, right.code) || compareNullFirst(left.position, right.position) || compareNullFirst(left.partnerId, right.partnerId),
  );
};

const compareNullFirst = (left: string | null, right: string | null): number => compareUtf8(left ?? '', right ?? '');

/** Ids in byte order, each once. */
export const sortedIds = (ids: readonly string[]): string[] =>
  ids.length < 2 ? [...ids] : [...new Set(ids)].sort(compareUtf8);
