import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiCaller } from '../support/api/api-caller.js';
import { DescribedAnswers } from '../fuzz/run/described-answers.js';
import { fuzz, lineOf, type FuzzResult } from '../fuzz/run/fuzz-run.js';
import { fuzzScene, type FuzzScene } from '../fuzz/run/fuzz-scene.js';
import type { FuzzAnswer } from '../fuzz/run/send.js';
import { stillWell } from '../fuzz/run/still-well.js';
import { metricsTokenOfTests } from '../support/api/test-api.js';
import { operationsOf } from '../support/api/open-api-operations.js';

/** Ten times as many by `npm run fuzz`, drawn anew each time. */
const options = { requests: 1_000, seed: 1 };
let scene: FuzzScene;
let result: FuzzResult;

beforeAll(async () => {
  scene = await fuzzScene();
  result = await fuzz(scene, options);
}, 240_000);
afterAll(async () => {
  await scene.follower.close();
  await scene.api.close();
});

describe('whatever is asked of the API', () => {
  it('is answered as the description says, and never with a failure of its own', () => {
    expect(result.faults.map((fault) => lineOf(fault, options))).toEqual([]);
  });

  it('leaves the log as it was where it is refused', () => {
    expect(result.recordedThoughRefused).toEqual([]);
  });

  it('leaves server and projector well, and nothing stopped', async () => {
    expect(await stillWell(scene)).toEqual([]);
  });

  it('is good as well as bad: every operation is asked, many do as asked, and every way of refusing occurs', () => {
    expect(options.requests).toBeGreaterThan(5 * operationsOf(scene.document).length);
    expect(result.carriedOut.size).toBeGreaterThan(60);
    expect([...result.statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 409, 413, 415]));
  });
});

describe('the metrics', () => {
  const metricsFor = async (asker: string) => {
    const { status, body } = await new ApiCaller(scene.api.url, (scene.tokens[asker] ?? '').replace('Bearer ', '')).get('/metrics');
    return { status, text: String(body['text']) };
  };

  it('tell how commands fared, how far reads are and what was replayed, and name nobody and nothing', async () => {
    await scene.follower.caughtUp();
    const { status, text } = await metricsFor('auditor');
    expect([status, text.split('\n').filter((line) => !/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[\w.+-]+",?)+\})? [\d.e+-]+|)$/.test(line))]).toEqual([200, []]);
    expect(text).toMatch(/^tandem_command_duration_seconds_bucket\{stream="deal",outcome="accepted",le="\+Inf"\} [1-9]/m);
    expect(text).toMatch(/^tandem_append_conflicts_total \d+$/m);
    expect(text).toMatch(/^tandem_projection_lag_seconds\{follower="[\w-]+"\} 0$/m);
    expect(text).toMatch(/^tandem_projection_checkpoint\{follower="[\w-]+"\} [1-9]\d+$/m);
    expect(text).toMatch(/^tandem_replay_deals_total [1-9]/m);
    expect(text).not.toMatch(/deal_|ptr_|usr_|alpha|solo/);
  });

  it('are told to auditors and administrators, and to nobody else', async () => {
    const asked = ['auditor', 'administrator', 'operations', 'finance', 'alpha', 'integration', 'nobody', 'stranger'];
    expect(await Promise.all(asked.map(async (asker) => (await metricsFor(asker)).status))).toEqual([200, 200, 403, 403, 403, 403, 401, 401]);
    const monitor = new ApiCaller(scene.api.url, metricsTokenOfTests);
    expect([(await monitor.get('/metrics')).status, (await monitor.get('/v1/deals')).status, (await monitor.as(`${metricsTokenOfTests}x`).get('/metrics')).status]).toEqual([200, 401, 401]);
  });
});

describe('an answer that is not as the description says', () => {
  const problem = { type: 'urn:tandem:problem:not-found', title: 'No', status: 404, code: 'not-found', detail: 'No.', requestId: 'r-1' };
  const answer = (status: number, body: unknown, contentType = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json'): FuzzAnswer =>
    ({ status, contentType, requestId: 'r-1', bytes: Buffer.from(JSON.stringify(body)) });

  it.each<readonly [what: string, path: string, answer: FuzzAnswer, fault: string | undefined]>([
    ['none', '/health/ready', answer(200, { status: 'ok' }), undefined],
    ['a failure', '/health/ready', answer(500, {}), 'answered 500'],
    ['a status', '/health/ready', answer(418, {}), 'does not say that it answers 418'],
    ['a media type', '/health/ready', answer(200, {}, 'text/html'), 'text/html'],
    ['a part that is missing', '/health/ready', answer(200, {}), 'otherwise than it says'],
    ['a part that is not described', '/health/ready', answer(200, { status: 'ok', more: 1 }), 'otherwise than it says'],
    ['a refusal that is a problem', '/nowhere', answer(404, problem), undefined],
    ['a refusal that is none', '/nowhere', answer(404, problem, 'application/json'), 'application/json'],
    ['a refusal without a code', '/nowhere', answer(404, { ...problem, code: undefined }), 'otherwise than it says'],
    ['a refusal of another request', '/nowhere', answer(404, { ...problem, requestId: 'r-2' }), 'do not go together'],
    ['an answer where there is no route', '/nowhere', answer(200, {}), 'no route'],
  ])('is found by %s', (_what, path, given, fault) => {
    const found = new DescribedAnswers(scene.document).faultOf('GET', path, given);
    expect(fault === undefined ? found : found?.includes(fault)).toBe(fault === undefined ? undefined : true);
  });
});
