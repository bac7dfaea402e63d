import {
  batchStream, dealStream, disputeStream, partnerStream, payoutsStream, periodsStream, programmeStream, ratesStream, ruleSetStream, statementsStream, userStream,
  type StreamKind,
} from '#events';
import { parseDealId, parseDisputeId, parsePartnerId, parsePeriod, parseRuleSetId, parseUserId } from '#kernel';

/** What there is one of goes by its kind. */
const singleStreams = { programme: programmeStream, periods: periodsStream, payouts: payoutsStream, rates: ratesStream } as const;

/** The stream of the thing with that id; undefined where the text is no id of its kind. */
export const streamOf = (kind: StreamKind, id: string): string | undefined => {
  switch (kind) {
    case 'programme': case 'periods': case 'payouts': case 'rates': return id === kind ? singleStreams[kind] : undefined;
    case 'statements': return named(parsePeriod(id), statementsStream);
    case 'batch': return /^[1-9]\d{0,8}$/.test(id) ? batchStream(Number(id)) : undefined;
    case 'deal': return named(parseDealId(id), dealStream);
    case 'dispute': return named(parseDisputeId(id), disputeStream);
    case 'partner': return named(parsePartnerId(id), partnerStream);
    case 'ruleset': return named(parseRuleSetId(id), ruleSetStream);
    case 'user': return named(parseUserId(id), userStream);
  }
};

const named = <Id>(id: Id | undefined, stream: (id: Id) => string): string | undefined => (id === undefined ? undefined : stream(id));

const subjectParameters: Readonly<Record<StreamKind, string | null>> =
  {
  programme: null, periods: null, payouts: null, rates: null, statements: 'period', batch: 'batch', deal: 'dealId', dispute: 'disputeId', partner: 'partnerId',
  ruleset: 'ruleSetId', user: 'userId' };

/** What an address calls the id of a thing of the kind; what there is one of needs none. */
export const subjectParameterOf = (kind: StreamKind): string | null => subjectParameters[kind];
