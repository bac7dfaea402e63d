import { noTerms, type Terms } from '../terms/terms.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import { remembered } from './remembered.js';

const deal = (dealId: string): StoredDossier => ({ dealId }) as StoredDossier;
const counted = () => {
  const asked: string[] = [];
  const work = remembered(({ dealId }: StoredDossier, { closings }: Terms) => {
    asked.push(dealId);
    return { text: `${dealId} under ${closings.length}` };
  });
  return { asked, work };
};

describe('what is worked out of a deal', () => {
  it('is worked out once for however many ask one after the other', () => {
    const { asked, work } = counted();
    const one = deal('deal_one');
    expect(work(one, noTerms)).toBe(work(one, noTerms));
    expect(asked).toEqual(['deal_one']);
  });

  it('is never that of another deal, another state of it, or other terms', () => {
    const { asked, work } = counted();
    const [one, later, other] = [deal('deal_one'), deal('deal_one'), deal('deal_other')];
    const changed: Terms = { ...noTerms, closings: [...noTerms.closings, noTerms.closings[0] as never] };
    expect([work(one, noTerms), work(later, noTerms), work(other, noTerms), work(one, changed), work(one, noTerms)].map(({ text }) => text))
      .toEqual(['deal_one under 0', 'deal_one under 0', 'deal_other under 0', 'deal_one under 1', 'deal_one under 0']);
    expect(asked).toHaveLength(5);
  });
});
