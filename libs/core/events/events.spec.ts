import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Type, { type TProperties } from 'typebox';
import { Compile } from 'typebox/compile';
import { eventBytesMax, eventDefinitions } from './codec.js';
import { dealEvents } from './deal.events.js';
import { disputeEvents } from './dispute.events.js';
import { fact, type Audience, type EventDefinition } from './definition.js';
import * as field from './fields.js';
import { batchEvents } from './batch.events.js';
import { partnerEvents } from './partner.events.js';
import { payoutEvents } from './payout.events.js';
import { periodEvents } from './period.events.js';
import { rateEvents } from './rate.events.js';
import { statementEvents } from './statement.events.js';
import { programmeEvents } from './programme.events.js';
import { ruleSetEvents } from './rule-set.events.js';
import * as rule from './spec-support/event-rules.js';
import { largestBytes } from './spec-support/largest-bytes.js';
import { nodesOf, schemaOf, type SchemaNode } from './spec-support/schema-node.js';
import type { StreamKind } from './streams.js';
import { userEvents } from './user.events.js';

const groups: readonly (readonly [StreamKind, object])[] = [
  ['deal', dealEvents], ['partner', partnerEvents], ['programme', programmeEvents], ['ruleset', ruleSetEvents], ['user', userEvents],
  ['periods', periodEvents], ['statements', statementEvents], ['payouts', payoutEvents], ['batch', batchEvents], ['rates', rateEvents], ['dispute', disputeEvents]];
const events = groups.flatMap(([stream, group]) => (Object.values(group) as EventDefinition[]).map((definition): rule.EventOfStream => ({ stream, definition })));

const rules: readonly (readonly [string, rule.EventRule])[] = [
  ['is made of field kinds only', rule.madeOfFields],
  ['holds no free text and nothing personal', rule.withoutFreeText],
  ['names exactly one partner where it is for one', rule.forOnePartner],
  ['shows nobody what is another partner\'s own', rule.nothingPrivateShared],
  ['can never be longer than 512 KiB', rule.smallEnough],
  ['has a description, a version and a way up from each older one', rule.described],
];

const faultsOf = (check: rule.EventRule) =>
  events.flatMap((event) => check(event).map((fault) => `${event.definition.type} ${fault}`));

describe('every event of the ledger', () => {
  it('is under these checks', () => {
    expect(new Set(events.map(({ definition }) => definition.type))).toEqual(new Set(eventDefinitions.keys()));
    expect(events.length).toBeGreaterThan(50);
  });

  it.each(rules)('%s', (_sentence, check) => {
    expect(faultsOf(check)).toEqual([]);
  });

  it('goes by its own type, whatever it is called in its group', () => {
    expect(groups.flatMap(([, group]) => Object.entries(group).filter(([name, { type }]) => name !== type))).toEqual([]);
  });
});

const planted = (properties: TProperties, { audience = 'deal', stream = 'deal', describes = 'Something that happened.' }:
  { readonly audience?: Audience; readonly stream?: StreamKind; readonly describes?: string } = {}): rule.EventOfStream =>
  ({ stream, definition: fact('Planted', describes, audience, properties) });

describe('a planted event is refused', () => {
  it.each([
    ['a plain text', { remark: Type.String({ maxLength: 20 }) }],
    ['a kind of text that nobody knows', { remark: Type.String({ 'x-tandem': 'prose', pattern: '^x$', maxLength: 20 }) }],
    ['anything at all', { anything: Type.Unknown() }],
    ['a number with decimals', { rate: Type.Number() }],
    ['an open object', { extra: Type.Object({}) }],
    ['a field that may be missing', { role: field.object({ role: Type.Optional(field.role) }) }],
  ])('that holds %s', (_what, properties) => {
    expect(rule.madeOfFields(planted(properties))).toHaveLength(1);
  });

  it.each([
    ['a note in plain', { note: field.code }],
    ['a reason in plain, or null', { reason: field.orNull(field.code) }],
    ['a person\'s address', { email: field.domainName }],
    ['a sentence in an id', { partId: Type.String({ 'x-tandem': 'id', pattern: '^.{1,100}$', maxLength: 100 }) }],
    ['a name where no organisation\'s belongs', { signedBy: field.organisationName }],
  ])('that holds %s', (_what, properties) => {
    expect(rule.withoutFreeText(planted(properties))).toHaveLength(1);
  });

  it('that names a user as if it were an organisation', () => {
    expect(rule.withoutFreeText(planted({ name: field.organisationName }, { stream: 'user' }))).toHaveLength(1);
  });

  it.each([
    ['names nobody', { contribution: field.sealedText }],
    ['names two', { partnerId: field.partnerId, otherId: field.partnerId }],
    ['names a list', { partnerIds: field.listOf(field.partnerId, 3) }],
  ])('that is for one partner and %s', (_what, properties) => {
    expect(rule.forOnePartner(planted(properties, { audience: 'onePartner' }))).toHaveLength(1);
    expect(rule.forOnePartner(planted(properties, { audience: 'onePartner', stream: 'partner' }))).toEqual([]);
  });

  it.each([
    ['an expected contribution', { contribution: field.sealedText }],
    ['a contribution of each in a list', { parties: field.listOf(field.object({ partnerId: field.partnerId, contribution: field.orNull(field.sealedText) }), 5) }],
    ['a contact', { contactId: field.orNull(field.partId) }],
    ['an amount paid', { parties: field.listOf(field.object({ partnerId: field.partnerId, paid: field.amount }), 5) }],
  ])('that several partners see and that holds %s', (_what, properties) => {
    expect(rule.nothingPrivateShared(planted(properties))).toHaveLength(1);
    expect(rule.nothingPrivateShared(planted(properties, { audience: 'onePartner' }))).toEqual([]);
  });

  it.each([
    ['a list without end', { all: Type.Array(field.partnerId) }],
    ['a text without end', { all: Type.String({ 'x-tandem': 'code', pattern: '^[a-z]+$' }) }],
    ['a number without end', { all: Type.Integer() }],
    ['a document without end', { all: Type.Object({}, { 'x-tandem': 'document' }) }],
    ['7,000 partners', { all: field.listOf(field.partnerId, 7_000) }],
    ['two documents of 256 KiB', { one: field.document, other: field.document }],
  ])('that may hold %s', (_what, properties) => {
    expect(rule.smallEnough(planted(properties))).toHaveLength(1);
  });

  it('that is not described, has no version, or no way up', () => {
    const { definition } = planted({});
    expect(rule.described({ stream: 'deal', definition: { ...definition, describes: '' } })).toHaveLength(1);
    expect(rule.described({ stream: 'deal', definition: { ...definition, version: 0 } })).toHaveLength(1);
    expect(rule.described({ stream: 'deal', definition: { ...definition, version: 3, upcasters: { 1: (data) => data } } })).toEqual(['has no way up from version 2']);
  });
});

describe('the bound on an event\'s bytes', () => {
  const texts = [field.organisationName, field.stageName, field.partnerId, field.code, field.amount, field.domainName];
  const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 220 }), fc.string({ unit: fc.constantFrom('"', '\\', 'é', '😀', 'a', '\u0301'), maxLength: 220 }));

  it('holds for whatever a text field takes', () => {
    fc.assert(fc.property(fc.constantFrom(...texts), anyText, (schema, text) => {
      if (!Compile(schema).Check(text)) return;
      expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThanOrEqual(largestBytes(JSON.parse(JSON.stringify(schema)) as SchemaNode));
    }), { numRuns: 500 });
  });

  it('is not undone by marks that combine into one visible character', () => {
    for (const { definition } of events) {
      for (const { node } of nodesOf(schemaOf(definition))) {
        if (node.type !== 'string' || node.maxLength === undefined) continue;
        expect(Compile(Type.Unsafe<string>(node)).Check(`e${'\u0301'.repeat(node.maxLength)}`)).toBe(false);
      }
    }
  });

  it('leaves the largest of all, a part of a statement, well inside', () => {
    const sizes = events.map(({ definition }) => ({ type: definition.type, bytes: largestBytes(schemaOf(definition)) })).sort((one, other) => other.bytes - one.bytes);
    expect(sizes[0]?.type).toBe('StatementIssued');
    expect(sizes[0]?.bytes).toBeLessThan(eventBytesMax);
  });
});
