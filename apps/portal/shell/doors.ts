import type { LinkProps } from '@tanstack/react-router';
import type { Right, SignedIn } from '../api/session.js';

/** A page in the navigation. */
export interface DoorPage {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
}

/** One application, four doors: the pages of those who hold one of these rights. A page that several doors have is shown once. */
interface Door {
  readonly title: string;
  readonly rights: readonly Right[];
  readonly pages: readonly DoorPage[];
}

const doors: readonly Door[] = [
  { title: 'Partner', rights: ['partner'], pages: [
    { to: '/', label: 'Home' }, { to: '/deals', label: 'My deals' }, { to: '/statements', label: 'Statements' }, { to: '/disputes', label: 'Disputes' }, { to: '/proof', label: 'Proof' } ] },
  { title: 'Finance', rights: ['finance', 'auditor'], pages: [
    { to: '/desk', label: 'Dispute desk' }, { to: '/periods', label: 'Periods' }, { to: '/payouts', label: 'Payout batches' }, { to: '/accounts', label: 'Accounts' }, { to: '/journal', label: 'Journal' } ] },
  { title: 'Operations', rights: ['operations'], pages: [
    { to: '/board', label: 'Deals board' }, { to: '/registrations', label: 'Registrations' }, { to: '/imports', label: 'Imports' } ] },
  { title: 'Audit', rights: ['auditor', 'finance', 'operations'], pages: [
    { to: '/replays', label: 'Replay lab' }, { to: '/rules', label: 'Rule sets' }, { to: '/log', label: 'Log integrity' }, { to: '/audit-packs', label: 'Audit packs' } ] },
  { title: 'Programme', rights: ['operations', 'finance', 'auditor'], pages: [
    { to: '/deals', label: 'Deals' }, { to: '/statements', label: 'Statements' } ] },
];

/** The doors that are open to somebody; those that are first of all theirs stand first. */
export const doorsOf = ({ rights }: SignedIn): readonly Door[] => {
  const isOwn = ({ rights: [first] }: Door): boolean => first !== undefined && rights.includes(first);
  return doors.filter((door) => door.rights.some((right) => rights.includes(right))).toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
};

/** Whether a partner stands before a page that none of its doors has. Those of the vendor also find by links what their doors do not show. */
export const isBehindOthersDoors = (user: SignedIn, pathname: string): boolean =>
  user.partnerId !== null && pathname !== '/password' && !doorsOf(user).some(({ pages }) => pages.some(({ to }) => to === pathname || (to !== '/' && pathname.startsWith(`${to}/`))));

/** Where somebody begins. */
export const firstPageOf = (user: SignedIn): DoorPage['to'] | undefined => doorsOf(user)[0]?.pages[0]?.to;
