import type { OpenAPIObject } from '@nestjs/swagger';
import { accepted, type ApiCaller } from '../../support/api/api-caller.js';
import { disputedQuarter, type DisputedQuarter } from '../../support/api/disputed-quarter.js';
import type { Named } from '../../support/api/every-route.js';
import { openDeal, person } from '../../support/api/founded-programme.js';
import type { FuzzWorld } from '../request/fuzz-request.js';

/** A ledger with something of everything in it, and those who ask. */
export interface FuzzScene extends FuzzWorld, Pick<DisputedQuarter, 'api' | 'follower'> {
  readonly tokens: Readonly<Record<string, string>>;
}

/** Whoever is not named here has a key that none of the requests takes away. */
const askedAbout = 'usr_fuzzed';

/** A closed quarter with a dispute, an open deal, a replay and an import. */
export const fuzzScene = async (): Promise<FuzzScene> => {
  const { api, follower, people, eventIds } = await disputedQuarter();
  await person(people.operator, askedAbout.slice('usr_'.length), ['operations']);
  await openDeal(people.operations, 'deal_open');
  const idOf = async (asked: ReturnType<ApiCaller['post']>): Promise<string> => (await accepted(asked)).body.id ?? '';
  const replayId = await idOf(people.finance.post('/v1/replays', { period: '2026-Q1' }));
  const lines = (await accepted(people.alpha.get('/v1/partners/ptr_alpha/statements/2026-Q1'))).body['lines'] as readonly { readonly dealId: string; readonly lineNo: number }[];
  const lineNo = lines.find(({ dealId }) => dealId === 'deal_shared')?.lineNo;
  const disputeId = await idOf(people.alpha.post('/v1/disputes', { period: '2026-Q1', lineNo, amount: '10.00', wrongEventIds: [eventIds.get('T-3')], evidence: 'The visitor log of that day.' }));
  const importId = await idOf(people.operations.post('/v1/imports', { mapping, files: [{ name: 'Opportunity.csv', content: Buffer.from('Id,Partner,Amount,CreatedDate,Status\nO-1,Alpha,10.00,2026-04-01,open\nO-2,,x,,\n').toString('base64') }] }));
  const there: Named = {
    dealId: 'deal_open', partnerId: 'ptr_alpha', disputeId, userId: askedAbout, batch: '1', paymentId: '1-ptr_alpha-USD', period: '2026-Q1', ruleSetId: 'payable', version: '1', replayId, importId,
    fileName: 'Opportunity.csv', eventId: eventIds.get('T-1') ?? '', touchpointId: 'T-1', level: '0', index: '000' };
  const nowhere: Named = { ...there, dealId: 'deal_nowhere', partnerId: 'ptr_nowhere', disputeId: 'dsp_nowhere', userId: 'usr_nowhere', batch: '99', period: '2031-Q1', ruleSetId: 'nowhere', version: '9', replayId: 'nowhere', importId: 'nowhere' };
  const { administrator, auditor, alpha, beta, finance, operations, operator, otherFinance, otherOperations } = people;
  const askers = { administrator, auditor, alpha, beta, finance, operations, operator, otherFinance, otherOperations, integration: await person(people.operator, 'ines', ['integration']) };
  const tokens = { ...Object.fromEntries(Object.entries(askers).map(([name, caller]) => [name, caller.authorization])), nobody: '', stranger: 'Bearer tandem_x.y.z', basic: 'Basic YTpi', long: `Bearer ${'a'.repeat(4_000)}` };
  return {
    api, follower, tokens, document: (await people.beta.get('/openapi.json')).body as unknown as OpenAPIObject,
    named: [there, there, { ...there, dealId: 'deal_shared', partnerId: 'ptr_beta', touchpointId: 'T-2' }, { ...there, dealId: 'deal_solo', partnerId: 'ptr_gamma' }, nowhere],
    callers: ['operations', 'operations', 'otherOperations', 'finance', 'finance', 'otherFinance', 'operator', 'operator', 'administrator', 'auditor', 'alpha', 'alpha', 'beta', ...Object.keys(tokens)] };
};

const mapping = `format: tandem.mapping/1
source: crm
files: { deals: { path: Opportunity.csv } }
partners: [{ file: deals, id: Partner, name: Partner }]
deals:
  file: deals
  id: Id
  amount: Amount
  currency: { constant: USD }
  created: CreatedDate
  status: Status
  ruleSet: { constant: standard }
`;
