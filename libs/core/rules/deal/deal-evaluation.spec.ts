import { describe, expect, it } from '@jest/globals';
import { allLines, type DealEvaluation } from './deal-evaluation.js';

type Lines = DealEvaluation['lines'];
const line = (kind: Lines[number]['kind'], partnerId: string | null) => ({ kind, partnerId }) as Lines[number];
const commission = [line('commission', 'alpha'), line('commission', 'beta')];
const retained = line('retained', null);

describe('the lines of a deal', () => {
  it('are commission, uplifts, what the vendor keeps', () => {
    const uplifts = [{ line: line('uplift', 'beta') }] as unknown as DealEvaluation['uplifts'];
    expect(allLines({ lines: [...commission, retained], uplifts })).toEqual([...commission, line('uplift', 'beta'), retained]);
  });

  it('are as they were divided where nothing is added', () => {
    const lines = [...commission, retained];
    expect(allLines({ lines, uplifts: [] })).toBe(lines);
  });
});
