import { uuidsOfNames, type DealId, type PartnerId } from '#kernel';

/** The namespace that the sources' own are made in never changes. */
const namespaceOf = uuidsOfNames('6f1f6a52-7f0e-5c1b-9d61-3a4b8e0c2d17');

/** The ids that a source's records get: UUIDv5 of the source and the external id, so that every run gives the same. */
export interface SourceIds {
  readonly deal: (externalId: string) => DealId;
  readonly partner: (externalId: string) => PartnerId;
  /** Of a thing inside a deal. */
  readonly part: (...texts: readonly string[]) => string;
  readonly keyBase: (stream: 'partner' | 'deal', externalId: string) => string;
}

export const sourceIds = (source: string): SourceIds => {
  const idOf = uuidsOfNames(namespaceOf(source));
  return {
    deal: (externalId) => `deal_${idOf(externalId)}` as DealId,
    partner: (externalId) => `ptr_${idOf(externalId)}` as PartnerId,
    part: (...texts) => idOf(JSON.stringify(texts)),
    keyBase: (stream, externalId) => `import:${source}:${stream}:${idOf(externalId)}`,
  };
};
