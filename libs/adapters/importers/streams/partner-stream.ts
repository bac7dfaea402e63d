import { compareUtf8 } from '#kernel';
import type { PartnerEntry } from '../survey/source-index.js';
import type { SourceIds } from './external-ids.js';
import type { StreamCommands } from './stream-commands.js';

/** The commands of one partner. Asked again, RenamePartner adds an event only where the name has changed. */
export const partnerStream = ({ externalId, names, kind, since, firstDealAt, place }: PartnerEntry, source: string, ids: SourceIds): StreamCommands => {
  const partnerId = ids.partner(externalId);
  const name = nameOf(names);
  const joined = { occurredAt: since ?? firstDealAt, sourceRecordedAt: null };
  return {
    stream: 'partner',
    id: partnerId,
    externalId,
    keyBase: ids.keyBase('partner', externalId),
    commands: [
      { command: { type: 'OnboardPartner', partnerId, name, kind, external: { source, id: externalId } }, ...joined },
      { command: { type: 'RenamePartner', name }, occurredAt: null, sourceRecordedAt: null },
    ],
    rows: place ? [place] : [],
  };
};

/** The name that most rows give; of equally many, the first by its bytes. */
const nameOf = (names: ReadonlyMap<string, number>): string =>
  [...names].sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || compareUtf8(one, other))[0]?.[0] ?? '';
