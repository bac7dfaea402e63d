import '@mantine/core/styles.css';
import './theme/portal.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { refusalOf } from './api/client.js';
import { Portal } from './shell/portal.js';
import { theme } from './theme/theme.js';

/** A refusal is an answer and is not asked for again; a server that is away is, twice. */
const queries = new QueryClient({ defaultOptions: { queries: {
  staleTime: 30_000, retry: (failures, error) => refusalOf(error).status === 0 && failures < 2, refetchOnWindowFocus: false } } });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the portal.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}><Portal /></QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
