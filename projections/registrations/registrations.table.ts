import { EntitySchema } from 'typeorm';
import type { RegistrationRow } from './registrations.projection.js';

/** One row per role of a partner that a registration names. */
export const registrationEntity = new EntitySchema<RegistrationRow>({
  name: 'Registration',
  schema: 'read',
  tableName: 'registrations',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    registrationId: { name: 'registration_id', type: 'text', primary: true },
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    role: { type: 'text', primary: true },
    weight: { type: 'text', nullable: true },
    accountName: { name: 'account_name', type: 'text', nullable: true },
    filedAt: { name: 'filed_at', type: 'text' },
    status: { type: 'text' },
    validUntil: { name: 'valid_until', type: 'text', nullable: true },
    bound: { type: 'boolean' },
  },
});

/** What a partner is asked is seen by that partner, whether or not it is on the deal. */
export const registrationsTable = {
  entity: registrationEntity,
  partition: 'dealId',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: ['(partner_id, deal_id, registration_id, role)'],
} as const;
