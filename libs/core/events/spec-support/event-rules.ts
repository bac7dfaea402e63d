import { idPattern } from '#kernel';
import { eventBytesMax } from '../codec.js';
import type { EventDefinition } from '../definition.js';
import type { StreamKind } from '../streams.js';
import { largestBytes, Unbounded } from './largest-bytes.js';
import { isSealedText, nodesOf, schemaOf, type PlacedNode } from './schema-node.js';

/** An event and the kind of stream whose fact it is. */
export interface EventOfStream {
  readonly stream: StreamKind;
  readonly definition: EventDefinition;
}

/** What every event must be: gives what is wrong with one, nothing where all is well. */
export type EventRule = (event: EventOfStream) => readonly string[];

const kinds = ['id', 'instant', 'day', 'amount', 'currency', 'weight', 'organisation', 'stage', 'domain', 'code', 'zone', 'digest', 'word', 'externalId', 'period', 'clause', 'rate'];

/** Every text is made by a field kind; every object but a document is closed, and all its keys are there but those that the event got later. */
export const madeOfFields: EventRule = ({ definition }) => nodes(definition).flatMap(({ node, place }) => {
  if (node.anyOf) return [];
  if (node.type === 'string') return kinds.includes(node['x-tandem'] ?? '') ? [] : [`${place}: a text of the kind ${String(node['x-tandem'])}`];
  if (node.type === 'object') {
    if (node['x-tandem'] === 'document') return [];
    const keys = Object.entries(node.properties ?? {}).filter(([, property]) => property['x-added'] !== true).map(([key]) => key);
    return node.additionalProperties === false && keys.every((key) => node.required?.includes(key)) ? [] : [`${place}: an object that is not closed`];
  }
  return ['integer', 'boolean', 'null', 'array'].includes(node.type ?? '') ? [] : [`${place}: a value of the type ${String(node.type)}`];
});

/** Where a text may hold spaces: names of organisations, stages of the sale, ids of other systems. Everything else that people write is sealed. */
const openPlaces = ['programme:name', 'programme:stages', 'partner:name', 'partner:external/id', 'deal:account/name', 'deal:external/id', 'deal:stage'];
const speaking = /^(note|reason|comment|remark|link|url|contribution|person|contact|e?mail|phone|address|text|title|description)$/i;

/** No free text and nothing personal: a text that could hold a sentence stands in a known place, one whose name speaks of people or prose is sealed. */
export const withoutFreeText: EventRule = ({ stream, definition }) => nodes(definition).flatMap(({ node, place }) => {
  const name = place.split('/').at(-1) ?? '';
  if (speaking.test(name) && node.type !== 'null' && !node.anyOf && !isSealedText(node)) return [`${place}: is not sealed`];
  const open = node.type === 'string' && node.enum === undefined && new RegExp(node.pattern ?? '', 'u').test('two words');
  return open && !openPlaces.includes(`${stream}:${place}`) ? [`${place}: may hold free text`] : [];
});

/** An event for one partner's eyes names exactly one, or is a fact of that partner's own stream. */
export const forOnePartner: EventRule = ({ stream, definition }) => {
  if (definition.audience !== 'onePartner' || stream === 'partner') return [];
  const named = nodes(definition).filter(isPartner);
  return named.length === 1 && named.every(({ inList }) => !inList) ? [] : [`names ${named.length} partners, or a list of them, though it is for one`];
};

const sharedAmounts = ['amount', 'change/amount'];

/** Why something was decided, and what is to happen next, is for all on the deal. */
const sharedTexts: readonly string[] = ['reason', 'step'];

/** What is private to one partner is in no event that others may see: their only sealed text is a reason, their amounts are the deal's. */
export const nothingPrivateShared: EventRule = ({ definition }) => {
  if (definition.audience === 'onePartner' || definition.audience === 'vendor') return [];
  return nodes(definition).flatMap(({ node, place }) => {
    if (isSealedText(node)) return sharedTexts.includes(place) ? [] : [`${place}: is one partner's own`];
    if (node['x-tandem'] === 'amount') return sharedAmounts.includes(place) ? [] : [`${place}: is one partner's own`];
    return node.type === 'string' && /(^|\/)(contactId|agreementId|tier)$/.test(place) ? [`${place}: is one partner's own`] : [];
  });
};

/** The largest event that the schema allows fits. */
export const smallEnough: EventRule = ({ definition }) => {
  try {
    const bytes = largestBytes(schemaOf(definition));
    return bytes <= eventBytesMax ? [] : [`may have ${bytes} bytes`];
  } catch (error) {
    if (error instanceof Unbounded) return [error.message];
    throw error;
  }
};

/** It is told in a sentence, has a version, and a way up from every older one. */
export const described: EventRule = ({ definition }) => [
  ...(/^\S.{9,}\.$/.test(definition.describes) ? [] : ['is not described in a sentence']),
  ...(Number.isInteger(definition.version) && definition.version >= 1 ? [] : ['has no version']),
  ...Array.from({ length: Math.max(0, definition.version - 1) }, (_, index) => index + 1)
    .filter((version) => typeof definition.upcasters[version] !== 'function').map((version) => `has no way up from version ${version}`),
];

const nodes = (definition: EventDefinition): readonly PlacedNode[] => nodesOf(schemaOf(definition));
const isPartner = ({ node }: PlacedNode): boolean => node.pattern === idPattern.partner;
