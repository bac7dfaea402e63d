import type { Schemas } from '../../api/client.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { usePartnerNames } from '../../parts/partner-names.js';
import { colourOf, Picture } from '../../parts/picture.js';
import { Instant } from '../../parts/time.js';
import { words } from '../../parts/words.js';

/** Something on the line: when, what, and of whom. */
interface Mark {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly partnerId: string | null;
}

interface StageLineProps {
  readonly dossier: { readonly touchpoints: readonly { readonly eventId: string; readonly occurredAt: string; readonly kind: string; readonly partnerId: string | null }[] };
  readonly stageDays: readonly Schemas['StageDays'][];
}

/** The stages of a deal along the time it took, with what partners did on it. */
export const StageLine = ({ dossier, stageDays }: StageLineProps) => {
  const nameOf = usePartnerNames();
  const marks = dossier.touchpoints.map(({ eventId, occurredAt, kind, partnerId }) => ({ id: eventId, at: occurredAt, title: words(kind), partnerId }));
  const rows = [...stageDays.map(({ eventId, stage, enteredAt, days }) => ({ id: eventId, at: enteredAt, title: `Stage ${stage}, ${days} days`, partnerId: null })), ...marks]
    .toSorted((one, other) => one.at.localeCompare(other.at));
  const columns: readonly Column<Mark>[] = [
    { title: 'When', cell: ({ at }) => <Instant at={at} /> }, { title: 'What', cell: ({ title }) => title },
    { title: 'Partner', cell: ({ partnerId }) => (partnerId === null ? '–' : nameOf(partnerId)) },
  ];
  if (rows.length === 0) return <p className="quiet">No stage and no touchpoint is recorded that you may see.</p>;
  return <Picture label="Stages and touchpoints" picture={<Line {...{ marks, stageDays, nameOf }} />} table={<DataTable label="Stages and touchpoints" columns={columns} rows={rows} keyOf={({ id }) => id} />} />;
};

const [width, rowHeight, top] = [760, 26, 44];

const Line = ({ marks, stageDays, nameOf }: { readonly marks: readonly Mark[]; readonly stageDays: readonly Schemas['StageDays'][]; readonly nameOf: (partnerId: string) => string }) => {
  const partnerIds = [...new Set(marks.flatMap(({ partnerId }) => (partnerId === null ? [] : [partnerId])))];
  const instants = [...stageDays.flatMap(({ enteredAt, leftAt }) => [enteredAt, ...(leftAt === null ? [] : [leftAt])]), ...marks.map(({ at }) => at)].map((at) => Date.parse(at));
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const labels = partnerIds.length > 0 ? 150 : 0;
  const leftOf = (at: string): number => labels + 6 + ((Date.parse(at) - first) / Math.max(last - first, 1)) * (width - labels - 16);
  const height = top + partnerIds.length * rowHeight + 8;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label="Stages and touchpoints along time">
      <svg className="picture" style={{ minWidth: '34rem' }} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${stageDays.length} stages and ${marks.length} touchpoints of ${partnerIds.length} partners`}>
        {stageDays.map(({ eventId, stage, enteredAt, leftAt, days }, index) => {
          const [x, end] = [leftOf(enteredAt), leftAt === null ? width - 10 : leftOf(leftAt)];
          return (
            <g key={eventId}>
              <title>{`${stage}: ${days} days`}</title>
              <rect x={x} y={8} width={Math.max(end - x - 2, 2)} height={22} rx={3} fill={colourOf(index)} fillOpacity={0.22} />
              {end - x > stage.length * 7 + 8 ? <text x={x + 6} y={23}>{stage}</text> : null}
            </g>
          );
        })}
        {partnerIds.map((partnerId, row) => (
          <g key={partnerId} transform={`translate(0 ${top + row * rowHeight})`}>
            <text x={0} y={16}>{shortened(nameOf(partnerId))}</text>
            <line x1={labels} x2={width - 4} y1={12} y2={12} stroke="var(--portal-line)" />
            {marks.filter((mark) => mark.partnerId === partnerId).map(({ id, at, title }) => <circle key={id} cx={leftOf(at)} cy={12} r={5} fill={colourOf(row)}><title>{`${title}, ${at.slice(0, 10)}`}</title></circle>)}
          </g>
        ))}
      </svg>
    </div>
  );
};

const nameMax = 20;

const shortened = (name: string): string => (name.length > nameMax ? `${name.slice(0, nameMax - 1)}…` : name);
