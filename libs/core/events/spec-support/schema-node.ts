import type { EventDefinition } from '../definition.js';

/** A JSON Schema as far as events use it. */
export interface SchemaNode {
  readonly type?: string;
  readonly 'x-tandem'?: string;
  readonly 'x-bytes-max'?: number;
  readonly 'x-added'?: boolean;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** A node of an event's schema and where it stands. */
export interface PlacedNode {
  readonly node: SchemaNode;
  /** The names on the way to it, `account/name`; items and alternatives of a union have no name of their own. */
  readonly place: string;
  readonly inList: boolean;
}

/** The schema of an event's data as plain JSON. */
export const schemaOf = (definition: EventDefinition): SchemaNode => JSON.parse(JSON.stringify(definition.schema)) as SchemaNode;

/** Every node of a schema, itself first. */
export const nodesOf = (node: SchemaNode, place = '', inList = false): readonly PlacedNode[] => [
  { node, place, inList },
  ...Object.entries(node.properties ?? {}).flatMap(([name, child]) => nodesOf(child, place === '' ? name : `${place}/${name}`, inList)),
  ...(node.anyOf ?? []).flatMap((child) => nodesOf(child, place, inList)),
  ...(node.items ? nodesOf(node.items, place, true) : []),
];

/** Whether a node is a reference to a text in the vault. */
export const isSealedText = ({ properties }: SchemaNode): boolean =>
  properties !== undefined && Object.keys(properties).sort().join() === 'digest,textId';
