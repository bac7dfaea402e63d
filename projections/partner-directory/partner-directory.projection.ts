import type { RecordedPartnerEvent } from '#events';
import { unreachable } from '#kernel';

/** A partner as those know it that share a deal with it. */
export type PartnerDirectoryRow = {
  readonly partnerId: string;
  readonly name: string;
};

/** How a partner stands with the programme: its own matter. Who its contacts and agreements are is not here. */
export type PartnerStandingRow = {
  readonly partnerId: string;
  readonly kind: string | null;
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly status: 'active' | 'suspended';
  readonly tier: string | null;
};

/** The partner's name after one more event of its stream. */
export const foldPartnerName = (row: PartnerDirectoryRow | undefined, event: RecordedPartnerEvent): PartnerDirectoryRow => {
  if (event.type === 'PartnerOnboarded') return { partnerId: event.data.partnerId, name: event.data.name };
  if (row === undefined) throw beginsWith(event);
  return event.type === 'PartnerRenamed' ? { ...row, name: event.data.name } : row;
};

/** How the partner stands after one more event of its stream; what does not concern the directory leaves it as it is. */
export const foldPartnerStanding = (row: PartnerStandingRow | undefined, event: RecordedPartnerEvent): PartnerStandingRow => {
  if (event.type === 'PartnerOnboarded') return onboarded(event.data);
  if (row === undefined) throw beginsWith(event);
  switch (event.type) {
    case 'TierGranted': return { ...row, tier: event.data.tier };
    case 'PartnerSuspended': return { ...row, status: 'suspended' };
    case 'PartnerResumed': return { ...row, status: 'active' };
    case 'PartnerRenamed': case 'AgreementSigned': case 'AgreementEnded': case 'ContactNamed': case 'ContactRemoved': case 'ContactForgotten':
    case 'PayeeNamed': case 'IncentiveChosen': case 'BalanceWrittenOff': case 'PartnerMerged': return row;
    default: return unreachable(event);
  }
};

const beginsWith = ({ stream, type }: RecordedPartnerEvent): Error => new Error(`${stream} begins with ${type}.`);

const onboarded = (data: Extract<RecordedPartnerEvent, { type: 'PartnerOnboarded' }>['data']): PartnerStandingRow => ({
  partnerId: data.partnerId,
  kind: data.kind,
  externalSource: data.external?.source ?? null,
  externalId: data.external?.id ?? null,
  status: 'active',
  tier: null,
});
