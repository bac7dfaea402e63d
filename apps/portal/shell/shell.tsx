import { AppShell, Burger, Button, Group, NavLink, Select, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useChanges } from '../api/changes.js';
import { useSignOut, useUser } from '../api/session.js';
import { NotYours } from '../parts/page.js';
import { WhyDrawer } from '../parts/why-drawer.js';
import { doorsOf, isBehindOthersDoors } from './doors.js';

/** What is around every page: who is signed in, the doors, light or dark; live by the changes that the API tells. */
export const Shell = () => {
  const [isOpen, { toggle, close }] = useDisclosure();
  const user = useUser();
  const { pathname } = useLocation();
  useChanges();
  useEffect(close, [pathname, close]);
  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }} padding={{ base: 'sm', sm: 'lg' }}>
      <a className="skip-link" href="#page">To the page</a>
      <AppShell.Header px="sm">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" aria-expanded={isOpen} />
            <Text component={Link} to="/" fw={600} size="lg" c="inherit" td="none">Tandem</Text>
          </Group>
          <Text size="sm" c="dimmed" truncate>{user.name}</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Pages"><Navigation /></AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>{isBehindOthersDoors(user, pathname) ? <NotYours /> : <Outlet />}</AppShell.Main>
      <WhyDrawer />
    </AppShell>
  );
};

const Navigation = () => {
  const user = useUser();
  const { pathname } = useLocation();
  const signOut = useSignOut();
  const doors = doorsOf(user);
  return (
    <Stack h="100%" justify="space-between" gap="xs">
      <Stack gap="xs" style={{ overflowY: 'auto' }}>
        {doors.map(({ title, pages }) => (
          <div key={title}>
            {doors.length > 1 ? <Text size="xs" c="dimmed" fw={600} px="xs">{title}</Text> : null}
            {pages.map(({ to, label }) => (
              <NavLink key={to} component={Link} to={to} label={label} active={to === '/' ? pathname === '/' : pathname.startsWith(to)} variant="light"
                {...(pathname === to ? { 'aria-current': 'page' as const } : {})} />
            ))}
          </div>
        ))}
      </Stack>
      <Stack gap="xs">
        <ColourScheme />
        <Button variant="subtle" size="compact-sm" component={Link} to="/password">Password</Button>
        <Button variant="subtle" size="compact-sm" onClick={() => void signOut()}>Sign out</Button>
      </Stack>
    </Stack>
  );
};

const ColourScheme = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Select size="xs" aria-label="Light or dark" value={colorScheme} allowDeselect={false} onChange={(value) => setColorScheme((value ?? 'auto'))}
      data={[{ value: 'auto', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]} />
  );
};
