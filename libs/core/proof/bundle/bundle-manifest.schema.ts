import { bundleFormats } from './bundle.js';

/** The structure of `manifest.json`, which every bundle has. */
export const bundleManifestSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:tandem:format:bundle-manifest:1',
  title: 'manifest.json of a bundle',
  type: 'object', additionalProperties: false, required: ['format', 'logKey', 'checkpoint', 'files'],
  properties: {
    format: { enum: bundleFormats, description: 'What the bundle is.' },
    logKey: { type: 'string', description: 'The public key of the log, name+hash+key (C2SP signed note).' },
    checkpoint: { type: 'string', description: 'The signed note that everything in the bundle leads to.' },
    files: {
      type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      description: 'Every other file of the bundle, by name, with the SHA-256 of its bytes.' },
  },
} as const;
