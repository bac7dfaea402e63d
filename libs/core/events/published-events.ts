import type { EventDefinition } from './definition.js';
import { eventDefinitions } from './codec.js';
import { eventId, metadataSchema } from './envelope.schema.js';
import { streamNamePattern } from './streams.js';

/** The published schema of the whole log: an event is one of these, each with its envelope. What `x-` keywords mean stands in docs/formats. */
export const publishedEvents = () => ({
  title: 'tandem.events/1',
  description: 'One event as it lies in the log, at the newest version of its type.',
  oneOf: [...eventDefinitions.keys()].map((type) => ({ $ref: `#/$defs/${type}` })),
  $defs: {
    metadata: metadataSchema,
    ...Object.fromEntries([...eventDefinitions.values()].map((definition) => [definition.type, recorded(definition)])),
  },
});

const recorded = (definition: EventDefinition) => ({
  title: definition.type,
  description: definition.describes,
  type: 'object',
  'x-version': definition.version,
  'x-audience': definition.audience,
  properties: {
    id: eventId,
    stream: { type: 'string', pattern: streamNamePattern },
    revision: { type: 'integer', minimum: 0, description: '0 for the first event of its stream.' },
    type: { const: definition.type },
    data: definition.schema,
    metadata: { $ref: '#/$defs/metadata' },
  },
  required: ['id', 'stream', 'revision', 'type', 'data', 'metadata'],
  additionalProperties: false,
});
