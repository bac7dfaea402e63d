import type { Fault } from '#kernel';
import type { Mapping } from './mapping.schema.js';
import { meaningFaults } from './meaning-faults.js';
import { shapeFaults } from './shape-faults.js';
import { parseTextTree } from './text-tree.js';

/** A mapping that can be followed, or everything that is wrong with it. */
export type MappingReading = { readonly mapping: Mapping; readonly faults?: never } | { readonly mapping?: never; readonly faults: readonly Fault[] };

/** Reads a mapping file, YAML or JSON, and lists every fault by its clause. Its meaning is looked at once its shape is right. */
export const readMapping = (source: string): MappingReading => {
  const { tree, faults } = parseTextTree(source);
  if (faults.length > 0) return { faults };
  const misshapen = shapeFaults(tree);
  if (misshapen.length > 0) return { faults: misshapen };
  const mapping = tree as Mapping;
  const senseless = meaningFaults(mapping);
  return senseless.length > 0 ? { faults: senseless } : { mapping };
};
