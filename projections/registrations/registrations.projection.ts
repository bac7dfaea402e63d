import type { StoredDossier, StoredRegistration } from '#rules';

/**
 * What a registration asks of one partner it names, and what became of it: all that the partner knows of the deal until it is on
 * it. The other parties are not here.
 */
export type RegistrationRow = {
  readonly dealId: string;
  readonly registrationId: string;
  readonly partnerId: string;
  readonly role: string;
  readonly weight: string | null;
  readonly accountName: string | null;
  readonly filedAt: string;
  readonly status: 'filed' | 'approved' | 'rejected' | 'expired';
  /** To when it protects; null: without end, or not approved. */
  readonly validUntil: string | null;
  /** The partner accepted, or operations bound it. */
  readonly bound: boolean;
};

/** A row for each role of each partner that a registration of the deal names. */
export const registrationRowsOf = (stored: StoredDossier): readonly RegistrationRow[] =>
  stored.registrations.flatMap((registration) => {
    const { registrationId, parties, occurredAt } = registration;
    const asItStands = { status: statusOf(registration), validUntil: validUntilOf(registration) };
    const bound = boundBy(registration);
    return parties.map(({ partnerId, role, weight }) => ({
      dealId: stored.dealId, registrationId, partnerId, role, weight, accountName: stored.opened.account?.name ?? null,
      filedAt: occurredAt, ...asItStands, bound: bound.has(partnerId),
    }));
  });

const statusOf = ({ steps }: StoredRegistration): RegistrationRow['status'] =>
  steps.flatMap(({ step }) => (step === 'accepted' || step === 'extended' ? [] : [step])).at(-1) ?? 'filed';

const validUntilOf = ({ steps }: StoredRegistration): string | null =>
  steps.flatMap((step) => ('validUntil' in step ? [step.validUntil] : [])).at(-1) ?? null;

const boundBy = ({ steps }: StoredRegistration): ReadonlySet<string> =>
  new Set(steps.flatMap((step) => {
    if (step.step === 'accepted') return [step.partnerId];
    return step.step === 'approved' ? step.boundFor : [];
  }));
