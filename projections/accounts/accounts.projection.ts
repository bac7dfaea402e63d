import type { RecordedPartnerEvent } from '#events';
import { unreachable } from '#kernel';

export type { AccountPosting, PayeeStanding, WonLine } from '#rules';

/** Whether and how a partner is paid: suspended or not, its agreements, its number with the paying system. */
export type PayeeRow = {
  readonly partnerId: string;
  readonly suspended: boolean;
  /** JSON text of the agreements by id, with their first and last days. */
  readonly agreements: string;
  /** Null until one is named. */
  readonly payeeReference: string | null;
  /** Null: in the currency that it earns in. */
  readonly payeeCurrency: string | null;
};

/** What was given up of what a partner owes back, or taken off what nobody claims. */
export type WriteOffRow = {
  readonly eventId: string;
  readonly partnerId: string;
  readonly writeOffId: string;
  readonly amount: string;
  readonly currency: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
};

/** The days of an agreement; `to` is null while it has no end. */
export interface AgreementDays {
  readonly from: string;
  readonly to: string | null;
}

/** How the partner is paid after one more event of its stream. */
export const foldPayee = (row: PayeeRow | undefined, event: RecordedPartnerEvent): PayeeRow => {
  if (event.type === 'PartnerOnboarded') {
    return { partnerId: event.data.partnerId, suspended: false, agreements: '{}', payeeReference: null, payeeCurrency: null };
  }
  if (row === undefined) throw new Error(`${event.stream} begins with ${event.type}.`);
  switch (event.type) {
    case 'AgreementSigned': return withAgreement(row, event.data.agreementId, () => ({ from: event.data.from, to: event.data.to }));
    case 'AgreementEnded': return withAgreement(row, event.data.agreementId, (known) => known && { ...known, to: event.data.on });
    case 'PartnerSuspended': return { ...row, suspended: true };
    case 'PartnerResumed': return { ...row, suspended: false };
    case 'PayeeNamed': return { ...row, payeeReference: event.data.payeeReference, payeeCurrency: event.data.currency };
    case 'PartnerRenamed': case 'ContactNamed': case 'ContactRemoved': case 'ContactForgotten': case 'TierGranted': case 'IncentiveChosen':
    case 'BalanceWrittenOff': case 'PartnerMerged': return row;
    default: return unreachable(event);
  }
};

const withAgreement = (row: PayeeRow, agreementId: string, change: (known: AgreementDays | undefined) => AgreementDays | undefined): PayeeRow => {
  const agreements = agreementsOf(row);
  const changed = change(agreements[agreementId]);
  return changed === undefined ? row : { ...row, agreements: JSON.stringify({ ...agreements, [agreementId]: changed }) };
};

/** A partner's agreements by their ids. */
export const agreementsOf = ({ agreements }: Pick<PayeeRow, 'agreements'>): Readonly<Record<string, AgreementDays>> =>
  JSON.parse(agreements) as Readonly<Record<string, AgreementDays>>;

/** The row of an event that writes something off. The partner is its stream's. */
export const writeOffRowsOf = (event: RecordedPartnerEvent): readonly WriteOffRow[] => {
  if (event.type !== 'BalanceWrittenOff') return [];
  const { writeOffId, amount, currency } = event.data;
  const { occurredAt, recordedAt } = event.metadata;
  return [{ eventId: event.id, partnerId: `ptr_${event.stream.slice('partner-'.length)}`, writeOffId, amount, currency, occurredAt, recordedAt }];
};
