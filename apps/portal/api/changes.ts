import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { concerns, type Change } from './concerns.js';

const gatherMs = 300;

/** Hears what changes in the ledger and reads anew what is on the screen and concerned. Many changes at once are one reading. */
export const useChanges = (): void => {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/v1/changes');
    let gathered: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      const changes = gathered;
      [gathered, timer] = [[], undefined];
      invalidate(queries, changes);
    };
    // What changed between the first reading and now, or while the stream was broken, came by no event.
    source.addEventListener('open', () => void queries.invalidateQueries());
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      gathered.push(JSON.parse(data) as Change);
      timer ??= setTimeout(read, gatherMs);
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [queries]);
};

const invalidate = (queries: QueryClient, changes: readonly Change[]): void => {
  void queries.invalidateQueries({ predicate: ({ queryKey: [method, path, init] }) =>
    method === 'get' && typeof path === 'string' && changes.some((change) => concerns(change, { path, named: namedIn(init) })) });
};

/** What a query names in its path. */
const namedIn = (init: unknown): Readonly<Record<string, string>> =>
  (init as { readonly params?: { readonly path?: Readonly<Record<string, string>> } } | undefined)?.params?.path ?? {};
