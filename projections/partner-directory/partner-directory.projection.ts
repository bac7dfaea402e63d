import type { RecordedPartnerEvent } from '#events';
import { unreachable } from '#kernel';

/** A partner as the directory lists it. Who its contacts and agreements are is not here. */
export type PartnerDirectoryRow = {
  readonly partnerId: string;
  readonly name: string;
  readonly kind: string | null;
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly status: 'active' | 'suspended';
  readonly tier: string | null;
};

/** The partner's row after one more event of its stream; what does not concern the directory leaves it as it is. */
export const foldPartner = (row: PartnerDirectoryRow | undefined, event: RecordedPartnerEvent): PartnerDirectoryRow => {
  if (event.type === 'PartnerOnboarded') return onboarded(event.data);
  if (row === undefined) throw new Error(`${event.stream} begins with ${event.type}.`);
  switch (event.type) {
    case 'PartnerRenamed': return { ...row, name: event.data.name };
    case 'TierGranted': return { ...row, tier: event.data.tier };
    case 'PartnerSuspended': return { ...row, status: 'suspended' };
    case 'PartnerResumed': return { ...row, status: 'active' };
    case 'AgreementSigned':
    case 'AgreementEnded':
    case 'ContactNamed':
    case 'ContactRemoved': return row;
    default: return unreachable(event);
  }
};

const onboarded = (data: Extract<RecordedPartnerEvent, { type: 'PartnerOnboarded' }>['data']): PartnerDirectoryRow => ({
  partnerId: data.partnerId,
  name: data.name,
  kind: data.kind,
  externalSource: data.external?.source ?? null,
  externalId: data.external?.id ?? null,
  status: 'active',
  tier: null,
});
