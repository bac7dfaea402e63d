import { describe, expect, it } from '@jest/globals';
import type { DealId, DisputeId, PartnerId, Period, RuleSetId, UserId } from '#kernel';
import {
  batchStream, dealStream, disputeStream, partnerStream, payoutsStream, periodsStream, programmeStream, ratesStream, readStreamName, ruleSetStream, statementsStream,
  streamNamePattern, userStream,
} from './streams.js';

const streams = [
  [programmeStream, { kind: 'programme' }],
  [dealStream('deal_acme-renewal' as DealId), { kind: 'deal', id: 'deal_acme-renewal' }],
  [partnerStream('ptr_alpha' as PartnerId), { kind: 'partner', id: 'ptr_alpha' }],
  [ruleSetStream('standard-2026' as RuleSetId), { kind: 'ruleset', id: 'standard-2026' }],
  [userStream('usr_ada' as UserId), { kind: 'user', id: 'usr_ada' }],
  [periodsStream, { kind: 'periods' }],
  [payoutsStream, { kind: 'payouts' }],
  [ratesStream, { kind: 'rates' }],
  [statementsStream('2026-Q1' as Period), { kind: 'statements', id: '2026-Q1' }],
  [disputeStream('dsp_demo-late' as DisputeId), { kind: 'dispute', id: 'dsp_demo-late' }],
  [batchStream(7), { kind: 'batch', id: '7' }],
] as const;

describe('the name of a stream', () => {
  it.each(streams)('%s says what the stream is about', (name, says) => {
    expect(readStreamName(name)).toEqual(says);
    expect(name).toMatch(new RegExp(streamNamePattern, 'u'));
  });

  it.each(['', 'deal', 'deal-', 'deal-ACME', 'deal_acme', '$all', '$$deal-acme', 'order-1', 'programme-1', 'statements-2026', 'statements-2026-Q1', 'batch-0', 'batch-x', 'periods-1'])('"%s" is not one of ours', (name) => {
    expect(readStreamName(name)).toBeUndefined();
    expect(name).not.toMatch(new RegExp(streamNamePattern, 'u'));
  });
});
