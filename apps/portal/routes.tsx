import { lazy, Suspense } from 'react';
import { Anchor } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, Navigate } from '@tanstack/react-router';
import { useUser } from './api/session.js';
import { Empty, Failed, Page } from './parts/page.js';
import { WhyAsked } from './parts/why.js';
import { firstPageOf } from './shell/doors.js';
import { Shell } from './shell/shell.js';

const root = createRootRoute({
  component: () => <WhyAsked><Shell /></WhyAsked>,
  notFoundComponent: () => <Page title="No such page"><Empty>There is no page at this address. <Anchor component={Link} to="/">To the first page</Anchor></Empty></Page>,
  errorComponent: ({ error, reset }) => <Page title="This page failed"><Failed error={error} again={reset} /></Page>,
});

const PartnerHome = lazy(() => import('./pages/partner/home.page.js'));

/** A partner has a home; others begin with the first page of their door. */
const Home = () => {
  const user = useUser();
  const first = firstPageOf(user);
  if (user.partnerId !== null) return <Suspense><PartnerHome /></Suspense>;
  return first === undefined ? <Page title="Welcome"><Empty>Your rights open no page here yet.</Empty></Page> : <Navigate to={first} replace />;
};

const under = { getParentRoute: () => root };

/** Each page is a file of its own, fetched when it is first opened. */
const pages = [
  createRoute({ ...under, path: '/', component: Home }),
  createRoute({ ...under, path: '/password', component: lazyRouteComponent(() => import('./pages/account/password.page.js')) }),
  createRoute({ ...under, path: '/deals', component: lazyRouteComponent(() => import('./pages/deals/deals.page.js')) }),
  createRoute({ ...under, path: '/deals/$dealId', component: lazyRouteComponent(() => import('./pages/deals/deal.page.js')) }),
  createRoute({ ...under, path: '/statements', component: lazyRouteComponent(() => import('./pages/statements/statements.page.js')) }),
  createRoute({ ...under, path: '/statements/$partnerId/$period', component: lazyRouteComponent(() => import('./pages/statements/statement.page.js')) }),
  createRoute({ ...under, path: '/disputes', component: lazyRouteComponent(() => import('./pages/disputes/disputes.page.js')) }),
  createRoute({ ...under, path: '/disputes/$disputeId', component: lazyRouteComponent(() => import('./pages/disputes/dispute.page.js')) }),
  createRoute({ ...under, path: '/desk', component: lazyRouteComponent(() => import('./pages/desk/desk.page.js')) }),
  createRoute({ ...under, path: '/desk/$disputeId', component: lazyRouteComponent(() => import('./pages/desk/dispute.page.js')) }),
  createRoute({ ...under, path: '/periods', component: lazyRouteComponent(() => import('./pages/periods/periods.page.js')) }),
  createRoute({ ...under, path: '/periods/$period', component: lazyRouteComponent(() => import('./pages/periods/period.page.js')) }),
  createRoute({ ...under, path: '/payouts', component: lazyRouteComponent(() => import('./pages/payouts/payouts.page.js')) }),
  createRoute({ ...under, path: '/payouts/$batch', component: lazyRouteComponent(() => import('./pages/payouts/payout.page.js')) }),
  createRoute({ ...under, path: '/accounts', component: lazyRouteComponent(() => import('./pages/books/accounts.page.js')) }),
  createRoute({ ...under, path: '/journal', component: lazyRouteComponent(() => import('./pages/books/journal.page.js')) }),
  createRoute({ ...under, path: '/proof', component: lazyRouteComponent(() => import('./pages/proof/proof.page.js')) }),
  createRoute({ ...under, path: '/replays', component: lazyRouteComponent(() => import('./pages/replays/replays.page.js')) }),
  createRoute({ ...under, path: '/replays/$replayId', component: lazyRouteComponent(() => import('./pages/replays/replay.page.js')) }),
  createRoute({ ...under, path: '/log', component: lazyRouteComponent(() => import('./pages/log/log.page.js')) }),
  createRoute({ ...under, path: '/audit-packs', component: lazyRouteComponent(() => import('./pages/log/audit-packs.page.js')) }),
  createRoute({ ...under, path: '/board', component: lazyRouteComponent(() => import('./pages/operations/board.page.js')) }),
  createRoute({ ...under, path: '/registrations', component: lazyRouteComponent(() => import('./pages/operations/registrations.page.js')) }),
  createRoute({ ...under, path: '/imports', component: lazyRouteComponent(() => import('./pages/imports/imports.page.js')) }),
  createRoute({ ...under, path: '/imports/$importId', component: lazyRouteComponent(() => import('./pages/imports/import.page.js')) }),
  createRoute({ ...under, path: '/rules', component: lazyRouteComponent(() => import('./pages/rules/rule-sets.page.js')) }),
  createRoute({ ...under, path: '/rules/try', component: lazyRouteComponent(() => import('./pages/rules/try.page.js')) }),
  createRoute({ ...under, path: '/rules/compare/$before/$after', component: lazyRouteComponent(() => import('./pages/rules/compare.page.js')) }),
  createRoute({ ...under, path: '/rules/$ruleSetId/$version', component: lazyRouteComponent(() => import('./pages/rules/rule-set.page.js')) }),
];

/** Where each page is found. */
export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
