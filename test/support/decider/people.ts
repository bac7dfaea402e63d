import type { Actor, Right, SealedText } from '#events';
import type { Instant, PartnerId, RuleSetId, UserId } from '#kernel';

/** The cast of the deciders' specifications. */
export const alpha = 'ptr_alpha' as PartnerId;
export const beta = 'ptr_beta' as PartnerId;
export const gamma = 'ptr_gamma' as PartnerId;
export const standard = 'standard' as RuleSetId;

const vendorActor = (name: string, ...rights: readonly Right[]): Actor => ({ userId: `usr_${name}` as UserId, rights, partnerId: null });

export const operator = vendorActor('olga', 'operations');
export const otherOperator = vendorActor('otto', 'operations');
export const financier = vendorActor('fay', 'finance');
export const otherFinancier = vendorActor('finn', 'finance');
export const administrator = vendorActor('ada', 'administrator');
export const otherAdministrator = vendorActor('abel', 'administrator');
export const auditor = vendorActor('aude', 'auditor');
export const importer = vendorActor('import', 'integration');

/** A user who speaks for a partner. */
export const speakerOf = (partnerId: PartnerId): Actor =>
  ({ userId: `usr_of-${partnerId.slice('ptr_'.length)}` as UserId, rights: ['partner'], partnerId });

/** Reads an instant from a day, at nine in the morning, or as it stands. */
export const instant = (text: string): Instant => (text.length === 10 ? `${text}T09:00:00.000Z` : text) as Instant;

export const now = instant('2026-06-30');

/** A text that lies sealed in the vault. */
export const sealed = (textId: string): SealedText => ({ textId, digest: 'a'.repeat(64) });
