import Type from 'typebox';
import { digestOf } from '#kernel';
import { replaySchema, type Replay } from './replay.schema.js';
import type { ReplayPlan } from './replay-plan.js';

const closed = { additionalProperties: false } as const;
const digest = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

/** The structure of `tandem.replay-certificate/1`: what a replay was made from and by, so that anybody may make it again. */
export const replayCertificateSchema = Type.Object(
  {
    format: Type.Enum(['tandem.replay-certificate/1']),
    asked: replaySchema.properties.asked,
    log: Type.Object(
      { first: Type.Integer({ minimum: 1 }), last: Type.Integer({ minimum: 1 }), root: digest('Root of the Merkle tree (RFC 6962) over these events: that of the log\'s checkpoint of this size.') },
      { ...closed, description: 'The events that were there, by their numbers in the log.' },
    ),
    dossiers: Type.Object({ count: Type.Integer({ minimum: 0 }), digest: digest('SHA-256 over id and SHA-256 of every deal\'s stored dossier, a line each, by id.') }, closed),
    statements: Type.Object({ lines: Type.Integer({ minimum: 0 }), digest: digest('SHA-256 of the RFC 8785 form of the issued lines that were compared with, as the log has them.') }, closed),
    rules: Type.Object(
      {
        versions: Type.Array(Type.Object({ ruleSetId: Type.String(), version: Type.Union([Type.Integer(), Type.Null()]), digest: digest('Of the document.') }, closed)),
        digest: digest('SHA-256 of the RFC 8785 form of the list.'),
      },
      { ...closed, description: 'The rules that deals could be priced by.' },
    ),
    output: digest('SHA-256 of the text of the tandem.replay/1.'),
    engine: Type.String({ description: 'The version of Tandem.' }),
    timeZones: Type.String({ description: 'The version of the time-zone database.' }),
  },
  { ...closed, $id: 'urn:tandem:format:replay-certificate:1', title: 'tandem.replay-certificate/1', description: 'What a replay was made from and by: the same log, rules and engine give the same output.' },
);

/** The certificate of a replay. */
export type ReplayCertificate = Type.Static<typeof replayCertificateSchema>;

/** The rules that deals can be priced by in a replay, with the digest of the list. */
export const certifiedRules = ({ rules, publishedBy, terms }: ReplayPlan, asked: Replay['asked']): ReplayCertificate['rules'] => {
  const versions = rules.kind === 'draft'
    ? [{ ruleSetId: rules.document.id, version: null, digest: asked.rules.digest ?? '' }]
    : [...terms.published].filter(([ruleSetId]) => rules.kind === 'own' || ruleSetId === rules.ruleSetId).sort(([left], [right]) => (left < right ? -1 : 1)).flatMap(([ruleSetId, published]) =>
        published.versions.filter((each) => each.recordedAt <= publishedBy && (rules.kind !== 'version' || each.version === rules.version))
          .map(({ version, digest: own }) => ({ ruleSetId, version, digest: own })));
  return { versions, digest: digestOf(versions) };
};
