/** Something flows from one node to another, as much as `length`. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly length: number;
}

/** A node as it is drawn, in shares of the picture's height. */
export interface PlacedNode {
  readonly id: string;
  readonly column: number;
  readonly top: number;
  readonly height: number;
}

/** A flow as it is drawn: it leaves its node at `fromTop` and arrives at `toTop`. */
export interface PlacedFlow extends Flow {
  readonly fromTop: number;
  readonly toTop: number;
  readonly height: number;
}

const gapShare = 0.05;

/** Places flows between columns: what a node gives and takes stands under each other, in the order of the columns given. */
export const placeFlows = (columns: readonly (readonly string[])[], flows: readonly Flow[]): { readonly nodes: readonly PlacedNode[]; readonly flows: readonly PlacedFlow[] } => {
  const sizeOf = (id: string): number => Math.max(sum(flows.filter(({ from }) => from === id)), sum(flows.filter(({ to }) => to === id)));
  const scale = Math.min(...columns.map((ids) => (1 - gapShare * (ids.length - 1)) / Math.max(ids.reduce((total, id) => total + sizeOf(id), 0), Number.MIN_VALUE)));
  const nodes = columns.flatMap((ids, column) => {
    const used = ids.reduce((total, id) => total + sizeOf(id) * scale, 0) + gapShare * (ids.length - 1);
    let top = (1 - used) / 2;
    return ids.map((id) => {
      const node = { id, column, top, height: sizeOf(id) * scale };
      top += node.height + gapShare;
      return node;
    });
  });
  const free = { from: new Map(nodes.map(({ id, top }) => [id, top])), to: new Map(nodes.map(({ id, top }) => [id, top])) };
  const take = (side: 'from' | 'to', id: string, height: number): number => {
    const top = free[side].get(id) ?? 0;
    free[side].set(id, top + height);
    return top;
  };
  return { nodes, flows: flows.map((flow) => {
    const height = flow.length * scale;
    return { ...flow, height, fromTop: take('from', flow.from, height), toTop: take('to', flow.to, height) };
  }) };
};

const sum = (flows: readonly Flow[]): number => flows.reduce((total, { length }) => total + length, 0);
