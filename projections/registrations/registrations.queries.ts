import type { EntityManager } from 'typeorm';
import type { RegistrationRow } from './registrations.projection.js';
import { registrationEntity } from './registrations.table.js';

/** A place in the list of a partner's registrations. */
export interface RegistrationPlace {
  readonly dealId: string;
  readonly registrationId: string;
  readonly role: string;
}

/** A page of the registrations that name a partner, after a place, with one more than `limit` where there are more. */
export const listRegistrations = (
  manager: EntityManager, partnerId: string, page: { readonly after: RegistrationPlace; readonly limit: number },
): Promise<RegistrationRow[]> =>
  manager.createQueryBuilder(registrationEntity, 'registration')
    .where('registration.partnerId = :partnerId', { partnerId })
    .andWhere('(registration.dealId, registration.registrationId, registration.role) > (:dealId, :registrationId, :role)', page.after)
    .orderBy('registration.dealId').addOrderBy('registration.registrationId').addOrderBy('registration.role')
    .limit(page.limit + 1).getMany();
