import { dealStream, partnerStream, programmeStream, ruleSetStream, userStream, type StreamKind } from '#events';
import { parseDealId, parsePartnerId, parseRuleSetId, parseUserId } from '#kernel';

/** The one id of the programme. */
export const programmeId = 'programme';

/** The stream of the thing with that id; undefined where the text is no id of its kind. */
export const streamOf = (kind: StreamKind, id: string): string | undefined => {
  switch (kind) {
    case 'programme': return id === programmeId ? programmeStream : undefined;
    case 'deal': return named(parseDealId(id), dealStream);
    case 'partner': return named(parsePartnerId(id), partnerStream);
    case 'ruleset': return named(parseRuleSetId(id), ruleSetStream);
    case 'user': return named(parseUserId(id), userStream);
  }
};

const named = <Id>(id: Id | undefined, stream: (id: Id) => string): string | undefined => (id === undefined ? undefined : stream(id));

const subjectParameters: Readonly<Record<StreamKind, string | null>> =
  { programme: null, deal: 'dealId', partner: 'partnerId', ruleset: 'ruleSetId', user: 'userId' };

/** What an address calls the id of a thing of the kind; the one programme needs none. */
export const subjectParameterOf = (kind: StreamKind): string | null => subjectParameters[kind];
