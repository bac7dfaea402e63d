import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

/** All pages of a list, the first shown while the next are fetched. `key` is the address and what was asked, so that changes find it. */
export const useEvery = <Row,>(key: readonly [path: string, init: object], read: (after: string | undefined) => Promise<Listed<Row>>, cursorOf: (row: Row) => string) => {
  const list = useInfiniteQuery({
    queryKey: ['get', ...key],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: ({ rows, hasMore }) => {
      const last = rows.at(-1);
      return hasMore && last !== undefined ? cursorOf(last) : undefined;
    },
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  useEffect(() => { if (hasNextPage && !isFetching && !isError) void fetchNextPage(); }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows), [list.data]);
  return { data: rows, error: list.error, isPending: list.isPending, refetch: list.refetch, isWhole: !hasNextPage };
};

/** The answer of a read, or its refusal thrown. */
export const answerOf = <Answer,>({ data, error }: { readonly data?: Answer; readonly error?: unknown }): Answer => {
  if (data === undefined) throw error;
  return data;
};
