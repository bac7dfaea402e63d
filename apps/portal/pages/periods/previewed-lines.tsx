import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { client, type Schemas } from '../../api/client.js';
import { answerOf, useEvery } from '../../api/every.js';
import { byText, DataTable, type Column } from '../../parts/data-table.js';
import { compareAmounts, Money } from '../../parts/money.js';
import { Panel, Shown } from '../../parts/page.js';
import { Day } from '../../parts/time.js';
import { words } from '../../parts/words.js';

type Line = Schemas['PreviewedLineAnswer'];

const path = '/v1/periods/{period}/preview/lines';

/** The lines that one partner's statement would have. */
export const PreviewedLines = ({ period, partnerId, name }: { readonly period: string; readonly partnerId: string; readonly name: string }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const lines = useEvery<Line>([path, { params: { path: { period }, query: { partner: partnerId } } }], async (after) => {
    const { data, has_more } = answerOf(await client.GET(path, { params: { path: { period }, query: { partner: partnerId, limit: '1000', ...(after === undefined ? {} : { starting_after: after }) } } }));
    return { rows: data, hasMore: has_more };
  }, ({ id }) => id);
  return (
    <div ref={place}>
      <Panel title={`Lines of ${name}`} note={lines.data === undefined ? undefined : `${lines.data.length}${lines.isWhole ? '' : ' so far'}`}>
        <Shown read={lines} isEmpty={({ length }) => length === 0} empty="No line: the balance is carried forward.">
          {(rows) => <DataTable label={`Lines of ${name}`} columns={columns} rows={rows} keyOf={({ id }) => id} />}
        </Shown>
      </Panel>
    </div>
  );
};

const columns: readonly Column<Line>[] = [
  { title: 'No.', isNumber: true, cell: ({ lineNo }) => lineNo },
  { title: 'Deal', compare: byText(({ dealId }) => dealId ?? ''), cell: ({ dealId }) => (dealId === null ? '–' : <Anchor component={Link} to={`/deals/${dealId}`}>{dealId}</Anchor>) },
  { title: 'For', compare: byText(({ position, kind }) => position ?? kind), cell: ({ position, kind }) => words(position ?? kind) },
  { title: 'Because of', compare: byText(({ causeType }) => causeType), cell: ({ causeType }) => words(causeType) },
  { title: 'Clause', cell: ({ clause }) => <span className="mono">{clause ?? '–'}</span> },
  { title: 'Due', compare: byText(({ dueOn }) => dueOn), cell: ({ dueOn }) => <Day day={dueOn} /> },
  { title: 'Amount', isNumber: true, compare: (one, other) => compareAmounts(one.amount, other.amount), cell: ({ amount, currency, withheld }) => <><Money {...{ amount, currency }} />{withheld ? ' withheld' : ''}</> },
];
