import { describe, it } from '@jest/globals';
import type { DealEvent } from '#events';
import { acme, created, given, lost, won } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { instant, sealed } from '../../../../test/support/decider/people.js';

const expected = (expectedOn: string | null): DealEvent => ({ type: 'ExpectedCloseSet', data: { expectedOn } });
const step = sealed('demo-on-site');
const next = (dueOn: string | null): DealEvent => ({ type: 'NextStepSet', data: { step, dueOn } });

describe('the outlook of a deal', () => {
  it('D6: is when the open deal is expected to close; a new day replaces the old, the same adds nothing', () => {
    given(acme()).when({ type: 'SetExpectedClose', expectedOn: '2026-04-30' }).then(expected('2026-04-30'));
    given(acme(), expected('2026-04-30')).when({ type: 'SetExpectedClose', expectedOn: '2026-04-30' }).thenNothing();
    given(acme(), expected('2026-04-30')).when({ type: 'SetExpectedClose', expectedOn: null }).then(expected(null));
    given(acme(), at(created, expected('2026-04-30')), at(instant('2026-01-20'), expected('2026-05-31'))).when({ type: 'SetExpectedClose', expectedOn: '2026-04-30' }).then(expected('2026-04-30'));
  });

  it('D6: is what is to happen next and by when, on a won deal too', () => {
    given(acme()).when({ type: 'SetNextStep', step, dueOn: '2026-02-10' }).then(next('2026-02-10'));
    given(acme(), won).when({ type: 'SetNextStep', step, dueOn: null }).then(next(null));
    given(acme(), next(null)).when({ type: 'SetNextStep', step, dueOn: null }).thenNothing();
    given(acme(), next(null)).when({ type: 'SetNextStep', step: sealed('another'), dueOn: null }).then({ type: 'NextStepSet', data: { step: sealed('another'), dueOn: null } });
  });

  it('D6: is refused by name where it cannot be: a closed deal, no such day, a day for nothing', () => {
    given(acme(), won).when({ type: 'SetExpectedClose', expectedOn: '2026-04-30' }).thenRejected('deal-already-won');
    given(acme(), lost).when({ type: 'SetNextStep', step, dueOn: null }).thenRejected('deal-already-lost');
    given(acme()).when({ type: 'SetExpectedClose', expectedOn: '2026-02-30' }).thenRejected('day-invalid');
    given(acme()).when({ type: 'SetNextStep', step, dueOn: 'soon' }).thenRejected('day-invalid');
    given(acme()).when({ type: 'SetNextStep', step: null, dueOn: '2026-02-10' }).thenRejected('step-missing');
  });
});
