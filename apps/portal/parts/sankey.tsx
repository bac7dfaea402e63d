import { placeFlows, type Flow } from './sankey-layout.js';

/** A node of a credit flow and what is written beside it. */
export interface SankeyNode {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** Left out: the node is of nobody in particular. */
  readonly colour?: string;
}

/** A flow and whose it is. */
export type SankeyFlow = Flow & { readonly colour: string };

const [width, nodeWidth, labelsWidth] = [760, 12, 170];

/** How credit flows from column to column, each band as wide as its amount. Its table belongs beside it. */
export const Sankey = ({ label, columns, flows }: { readonly label: string; readonly columns: readonly (readonly SankeyNode[])[]; readonly flows: readonly SankeyFlow[] }) => {
  const height = Math.max(180, 64 * Math.max(...columns.map(({ length }) => length)));
  const placed = placeFlows(columns.map((nodes) => nodes.map(({ id }) => id)), flows);
  const leftOf = (column: number): number => (column * (width - labelsWidth - nodeWidth)) / Math.max(columns.length - 1, 1);
  const columnOf = new Map(placed.nodes.map(({ id, column }) => [id, column]));
  const texts = new Map(columns.flat().map((node) => [node.id, node]));
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <svg className="picture" style={{ minWidth: '34rem' }} viewBox={`0 0 ${width} ${height + 16}`} role="img" aria-label={label}>
        <g transform="translate(0 8)">
          {placed.flows.map(({ from, to, fromTop, toTop, height: share }, index) => {
            const [x1, x2] = [leftOf(columnOf.get(from) ?? 0) + nodeWidth, leftOf(columnOf.get(to) ?? 0)];
            const [y1, y2, bend] = [(fromTop + share / 2) * height, (toTop + share / 2) * height, (x1 + x2) / 2];
            return <path key={index} d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`} fill="none" stroke={flows[index]?.colour} strokeOpacity={0.35} strokeWidth={Math.max(share * height, 1)} />;
          })}
          {placed.nodes.map(({ id, column, top, height: share }) => (
            <g key={id} transform={`translate(${leftOf(column)} ${top * height})`}>
              <rect width={nodeWidth} height={Math.max(share * height, 2)} rx={2} fill={texts.get(id)?.colour ?? 'var(--portal-quiet)'} />
              <text x={nodeWidth + 6} y={(share * height) / 2 + (texts.get(id)?.note ? -2 : 4)} fontWeight={600}>{texts.get(id)?.title}</text>
              <text x={nodeWidth + 6} y={(share * height) / 2 + 13} className="quiet">{texts.get(id)?.note}</text>
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
};
