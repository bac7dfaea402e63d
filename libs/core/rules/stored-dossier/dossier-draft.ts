import type { RecordedDealEvent } from '#events';
import type { EventId, PartnerId } from '#kernel';
import {
  storedDossierFormat, type DealOpening, type Fact, type RegistrationStep, type StoredDossier, type StoredRegistration, type StoredTouchpoint, type TouchpointAmendment,
} from './stored-dossier.js';

/** The same shape, its lists open for appending: what a fold works on before anyone else sees it. The facts in them never change. */
export type DossierDraft = { -readonly [Key in keyof StoredDossier]: StoredDossier[Key] extends readonly (infer Item)[] ? Item[] : StoredDossier[Key] };

/** The event's place and clocks. */
export const factOf = ({ id, revision, metadata }: RecordedDealEvent): Fact => ({
  eventId: id,
  revision,
  occurredAt: metadata.occurredAt,
  recordedAt: metadata.recordedAt,
});

/** A new deal's draft. Every list is there from the start, so that the same facts always give the same bytes. */
export const draftOfOpening = (event: RecordedDealEvent & { type: 'DealOpened' }): DossierDraft => {
  return {
    format: storedDossierFormat, dealId: event.data.dealId, revision: event.revision, opened: openingOf(event), partners: [],
    sourcePartners: [], registrations: [], engagements: [], touchpoints: [], roles: [],
    relationshipOwners: [], stageLeads: [], handOffs: [], commitments: [],
    expectedCloses: [], nextSteps: [], stages: [], amounts: [], models: [], ruleSets: [], buckets: [],
    closings: [], correctionProposals: [], corrections: [],
    invoices: [], receipts: [], margins: [], adjustments: [],
  };
};

const openingOf = ({ id, revision, metadata, data }: RecordedDealEvent & { type: 'DealOpened' }): DealOpening => ({
  eventId: id, revision, occurredAt: metadata.occurredAt, recordedAt: metadata.recordedAt,
  external: data.external, account: data.account, currency: data.currency, amount: data.amount, model: data.model,
  origin: data.origin, sourcePartnerId: data.sourcePartnerId, ruleSetId: data.ruleSetId, dateAssumed: data.dateAssumed });

/** A draft that shares no list with the stored dossier; the facts in the lists never change and are shared. */
export const draftOf = (stored: StoredDossier): DossierDraft => ({
  ...stored,
  partners: [...stored.partners],
  sourcePartners: [...stored.sourcePartners],
  registrations: [...stored.registrations],
  engagements: [...stored.engagements],
  touchpoints: [...stored.touchpoints],
  roles: [...stored.roles],
  relationshipOwners: [...stored.relationshipOwners],
  stageLeads: [...stored.stageLeads],
  handOffs: [...stored.handOffs],
  commitments: [...stored.commitments],
  expectedCloses: [...stored.expectedCloses],
  nextSteps: [...stored.nextSteps],
  stages: [...stored.stages],
  amounts: [...stored.amounts],
  models: [...stored.models],
  ruleSets: [...stored.ruleSets],
  buckets: [...stored.buckets],
  closings: [...stored.closings],
  correctionProposals: [...stored.correctionProposals],
  corrections: [...stored.corrections],
  invoices: [...stored.invoices],
  receipts: [...stored.receipts],
  margins: [...stored.margins],
  adjustments: [...stored.adjustments],
});

/** A draft with the places of its parts, found once they are first asked for: a deal may have thousands of touchpoints. */
export class Recording {
  private touchpoints: Map<string, number> | undefined;
  private registrations: Map<string, number> | undefined;

  constructor(readonly draft: DossierDraft) {}

  /** Puts a partner on the deal as of the fact; one that was on it by then already is. */
  addPartner(partnerId: PartnerId, fact: Fact): void {
    const { partners } = this.draft;
    if (partners.some((naming) => naming.partnerId === partnerId && naming.occurredAt <= fact.occurredAt)) return;
    partners.push({ ...fact, partnerId });
  }

  addTouchpoint(touchpoint: StoredTouchpoint): void {
    this.touchpoints?.set(touchpoint.touchpointId, this.draft.touchpoints.length);
    this.draft.touchpoints.push(touchpoint);
  }

  addRegistration(registration: StoredRegistration): void {
    this.registrations?.set(registration.registrationId, this.draft.registrations.length);
    this.draft.registrations.push(registration);
  }

  /** Puts the amended touchpoint in the place of the one before. One that was never logged is a defect: no decider lets it through. */
  amend(touchpointId: string, amendment: TouchpointAmendment): void {
    const { touchpoints } = this.draft;
    this.touchpoints ??= new Map(touchpoints.map((touchpoint, place) => [touchpoint.touchpointId, place]));
    const place = this.touchpoints.get(touchpointId) ?? -1;
    const before = touchpoints[place] ?? this.missing(`touchpoint ${touchpointId}`);
    touchpoints[place] = { ...before, amendments: [...before.amendments, amendment] };
  }

  /** The same for what became of a registration. */
  addStep(registrationId: string, step: RegistrationStep): void {
    const { registrations } = this.draft;
    this.registrations ??= new Map(registrations.map((registration, place) => [registration.registrationId, place]));
    const place = this.registrations.get(registrationId) ?? -1;
    const before = registrations[place] ?? this.missing(`registration ${registrationId}`);
    registrations[place] = { ...before, steps: [...before.steps, step] };
  }

  /** The event of the last win, which a correction puts right. */
  lastWin(): EventId {
    return this.draft.closings.findLast(({ outcome }) => outcome === 'won')?.eventId ?? this.missing('win to correct');
  }

  private missing(name: string): never {
    throw new Error(`Deal ${this.draft.dealId} has no ${name}.`);
  }
}
