import { EntitySchema } from 'typeorm';
import type { ReadTable } from '#read-store';
import type { StoredDossier } from '#rules';
import { WrittenDeals } from './written-deals.js';

const table = (name: string): ReadTable => ({ entity: new EntitySchema({ name, columns: {} }), visibleToPartner: 'true', partition: 'dealId', indexes: [] });
const [deals, splits] = [table('deals'), table('splits')];
const dossier = (number: number, revision = 0): StoredDossier => ({ dealId: `deal_${number}`, revision, stages: [{ stage: 'won' }] }) as unknown as StoredDossier;

describe('the deals that a follower wrote last', () => {
  it('are remembered by their dossier and by what their rows are known by', () => {
    const written = new WrittenDeals();
    written.note({ stored: dossier(1), digests: new Map([[deals, 'first']]) });
    written.note({ stored: dossier(1, 1), digests: new Map([[deals, 'second']]) });
    expect(written.dossierOf('deal_1')).toEqual(dossier(1, 1));
    expect([written.digestOf('deal_1', deals), written.digestOf('deal_1', splits)]).toEqual(['second', undefined]);
    expect([written.has('deal_1'), written.has('deal_2'), written.dossierOf('deal_2'), written.digestOf('deal_2', deals)]).toEqual([true, false, undefined, undefined]);
  });

  it('are the last 2,000, whichever was written longest ago being forgotten', () => {
    const written = new WrittenDeals();
    for (let number = 0; number < 2_000; number += 1) written.note({ stored: dossier(number), digests: new Map() });
    written.note({ stored: dossier(0, 1), digests: new Map() });
    written.note({ stored: dossier(2_000), digests: new Map() });
    expect([0, 1, 2, 2_000].map((number) => written.has(`deal_${number}`))).toEqual([true, false, true, true]);
  });

  it('are forgotten where rows were written otherwise', () => {
    const written = new WrittenDeals();
    written.note({ stored: dossier(1), digests: new Map() });
    written.forgetAll();
    expect(written.has('deal_1')).toBe(false);
  });
});
