import type { RecordedDealEvent } from '#events';
import type { DealId } from '#kernel';
import { storedDossierFormat, type Fact, type StoredDossier, type StoredRegistration, type StoredTouchpoint } from './stored-dossier.js';

/** The same shape, its lists open for appending: what a fold works on before anyone else sees it. */
export type DossierDraft = { -readonly [Key in keyof StoredDossier]: Draft<StoredDossier[Key]> };
type Draft<Value> = Value extends readonly (infer Item)[] ? DraftItem<Item>[] : Value;
type DraftItem<Item> = Item extends StoredTouchpoint
  ? Omit<Item, 'amendments'> & { readonly amendments: StoredTouchpoint['amendments'][number][] }
  : Item extends StoredRegistration
    ? Omit<Item, 'steps'> & { readonly steps: StoredRegistration['steps'][number][] }
    : Item;

/** The event's place and clocks. */
export const factOf = ({ id, revision, metadata }: RecordedDealEvent): Fact => ({
  eventId: id,
  revision,
  occurredAt: metadata.occurredAt,
  recordedAt: metadata.recordedAt,
});

/** A new deal's draft. Every list is there from the start, so that the same facts always give the same bytes. */
export const draftOfOpening = (event: RecordedDealEvent & { type: 'DealOpened' }): DossierDraft => {
  const { dealId, ...opening } = event.data;
  return {
    format: storedDossierFormat, dealId, revision: event.revision, opened: { ...factOf(event), ...opening },
    sourcePartners: [], registrations: [], engagements: [], touchpoints: [], roles: [],
    relationshipOwners: [], stageLeads: [], handOffs: [], commitments: [],
    stages: [], amounts: [], models: [], ruleSets: [], buckets: [],
    closings: [], correctionProposals: [], corrections: [],
    invoices: [], receipts: [], margins: [], adjustments: [],
  };
};

/** A draft that shares no list with the stored dossier; the facts in the lists never change and are shared. */
export const draftOf = (stored: StoredDossier): DossierDraft => ({
  ...stored,
  sourcePartners: [...stored.sourcePartners],
  registrations: stored.registrations.map((registration) => ({ ...registration, steps: [...registration.steps] })),
  engagements: [...stored.engagements],
  touchpoints: stored.touchpoints.map((touchpoint) => ({ ...touchpoint, amendments: [...touchpoint.amendments] })),
  roles: [...stored.roles],
  relationshipOwners: [...stored.relationshipOwners],
  stageLeads: [...stored.stageLeads],
  handOffs: [...stored.handOffs],
  commitments: [...stored.commitments],
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

/** The draft's item of that id. One that was never recorded is a defect: no decider lets it through. */
export const itemOf = <Item>(items: readonly Item[], isIt: (item: Item) => boolean, what: { dealId: DealId; name: string }): Item => {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item !== undefined && isIt(item)) return item;
  }
  throw new Error(`Deal ${what.dealId} has no ${what.name}.`);
};
