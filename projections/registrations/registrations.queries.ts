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

/** A registration among those of the programme, oldest deal id first: a deal, and a registration of it. */
export type RegistrationName = Omit<RegistrationPlace, 'role'>;

/** The parts of the registrations that stand as asked, of at most `limit` + 1 registrations after a place. */
export const listRegistrationsOfAll = (
  manager: EntityManager, page: { readonly status: RegistrationRow['status'] | undefined; readonly after: RegistrationName; readonly limit: number },
): Promise<RegistrationRow[]> => {
  const { status = null, after, limit } = page;
  const names = manager.createQueryBuilder(registrationEntity, 'named').select(['named.dealId', 'named.registrationId'])
    .where('(named.dealId, named.registrationId) > (:dealId, :registrationId)').andWhere('(:status::text IS NULL OR named.status = :status)')
    .groupBy('named.dealId').addGroupBy('named.registrationId').orderBy('named.dealId').addOrderBy('named.registrationId').limit(limit + 1);
  return manager.createQueryBuilder(registrationEntity, 'registration')
    .where(`(registration.dealId, registration.registrationId) IN (${names.getQuery()})`).setParameters({ ...after, status })
    .orderBy('registration.dealId').addOrderBy('registration.registrationId').addOrderBy('registration.role').addOrderBy('registration.partnerId').getMany();
};
