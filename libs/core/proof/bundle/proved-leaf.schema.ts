/** The structure of a leaf, in the bundles that hold some. */
export const provedLeafSchema = {
  type: 'object', additionalProperties: false, description: 'What of the event is proved; its RFC 8785 form in UTF-8, after a byte of zero, is what is hashed.',
  required: ['id', 'type', 'version', 'stream', 'revision', 'occurredAt', 'recordedAt', 'actor', 'causation', 'correlation', 'data'],
  properties: {
    id: { type: 'string' }, type: { type: 'string' }, version: { type: 'integer' }, stream: { type: 'string' }, revision: { type: 'integer' }, occurredAt: { type: 'string' },
    recordedAt: { type: 'string' }, actor: { type: 'object' }, causation: { type: ['string', 'null'] }, correlation: { type: 'string' }, data: { type: 'object' } },
} as const;
