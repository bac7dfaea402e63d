import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#events';
import { parseInstant, type Decider, type Instant, type PartnerId, type RuleSetId, type UserId } from '#kernel';
import { dealDecider, partnerDecider, programmeDecider, type DealFacts, type DealState, type PartnerState, type ProgrammeState } from '#ledger';
import { importing, runOver, type SpecRun } from './spec-support/given-source.js';
import type { ImportedCommand, StreamCommands } from './streams/stream-commands.js';

const now = parseInstant('2026-06-01T00:00:00.000Z') as Instant;
const actor: Actor = { userId: 'usr_importer' as UserId, rights: ['integration'], partnerId: null };

/** What one stream has become, and what the last commands added. */
interface Outcome<State> {
  readonly state: State;
  readonly added: readonly string[];
  readonly rejected: string | null;
}

type Asked = Pick<ImportedCommand, 'occurredAt'> & { readonly command: object };

/** Decides the commands one after the other, as command-handling does, with the stream's events recorded as their commands date them. */
const decideAll = <State, Command, Event extends { readonly type: string }, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>, state: State, asked: { readonly commands: readonly Asked[]; readonly facts: Facts },
): Outcome<State> => {
  const added: string[] = [];
  let current = state;
  for (const { command, occurredAt } of asked.commands) {
    const at = occurredAt ?? now;
    const decision = decider.decide(current, command as Command, { actor, now, occurredAt: at, facts: asked.facts });
    if (!decision.accepted) return { state, added: [], rejected: decision.rejection.code };
    for (const event of decision.events) {
      current = decider.evolve(current, { ...event, metadata: { occurredAt: at, recordedAt: now } } as Recorded);
      added.push(event.type);
    }
  }
  return { state: current, added, rejected: null };
};

const foundProgramme = (stages: readonly string[]): ProgrammeState => decideAll(programmeDecider, programmeDecider.initial, {
  commands: [{ type: 'FoundProgramme', name: 'Ours', timeZone: 'UTC', fiscalYearStart: 1 }, { type: 'DefineStages', stages }]
    .map((command) => ({ command, occurredAt: null })), facts: { closedThrough: null } }).state;

/** A ledger in memory: the real deciders, and their streams' states. */
const ledgerWith = (stages: readonly string[], ruleSet: string) => {
  const programme = foundProgramme(stages);
  const partners = new Map<PartnerId, PartnerState>();
  const deals = new Map<string, DealState>();
  const facts: DealFacts = { programme, partners, publishedRuleSets: new Set([ruleSet as RuleSetId]) };
  const take = ({ stream, id, commands }: StreamCommands): Outcome<unknown> => {
    if (stream === 'partner') {
      const outcome = decideAll(partnerDecider, partners.get(id as PartnerId) ?? partnerDecider.initial, { commands, facts: { rewards: null, activePartners: new Set<PartnerId>(), successor: null, timeZone: null } });
      partners.set(id as PartnerId, outcome.state);
      return outcome;
    }
    const outcome = decideAll(dealDecider, deals.get(id) ?? dealDecider.initial, { commands, facts });
    deals.set(id, outcome.state);
    return outcome;
  };
  return {
    /** What a run adds, by the external ids of the streams that it adds to or that refuse. */
    run: ({ streams }: SpecRun): Readonly<Record<string, readonly string[] | string>> => {
      const outcomes: [string, readonly string[] | string][] = streams.map((stream) => {
        const { added, rejected } = take(stream);
        return [stream.externalId, rejected ?? added];
      });
      return Object.fromEntries(outcomes.filter(([, outcome]) => outcome.length > 0));
    },
  };
};

const example = (folder: string, timeZone: string): Promise<SpecRun> =>
  runOver({ mapping: readFileSync(`examples/${folder}/mapping.yaml`, 'utf8'), folder: `examples/${folder}/data`, timeZone });

describe('the commands of an import, decided by the ledger', () => {
  it('are all accepted for ECSEL, and add nothing the second time', async () => {
    const source = await example('ecsel', 'Europe/Brussels');
    const ledger = ledgerWith([], 'ecsel');
    const first = Object.values(ledger.run(source));
    expect(first.filter((outcome) => typeof outcome === 'string')).toEqual([]);
    expect(first.flat().filter((type) => type === 'DealWon')).toHaveLength(53);
    expect(first.flat()).toHaveLength(965 + 53 * 3 + 1774);
    expect(ledger.run(source)).toEqual({});
  });

  it('are all accepted for Maven, and add nothing the second time', async () => {
    const source = await example('maven', 'America/New_York');
    const ledger = ledgerWith(['Prospecting', 'Engaging'], 'maven');
    const first = Object.values(ledger.run(source));
    expect(first.filter((outcome) => typeof outcome === 'string')).toEqual([]);
    expect(first.flat().filter((type) => type === 'DealWon' || type === 'DealLost')).toHaveLength(4238 + 2473);
    expect(ledger.run(source)).toEqual({});
  });

  it('add only what a changed row changes, and take back what is taken back', async () => {
    const mapping = readFileSync('examples/maven/mapping.yaml', 'utf8');
    const teams = { 'sales_teams.csv': 'sales_agent,manager,regional_office\nAnn,M,West\nBob,M,East\n', 'products.csv': 'product,series,sales_price\nMG Special,MG,55\n' };
    const rows = (...pipeline: readonly string[]): Promise<SpecRun> => importing(mapping, {
      ...teams, 'sales_pipeline.csv': ['opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value', ...pipeline].join('\n') });
    const ledger = ledgerWith(['Prospecting', 'Engaging'], 'maven');
    expect(ledger.run(await rows('1,Ann,MG Special,Acme,Engaging,2017-01-01,,50', '2,Bob,MG Special,Acme,Engaging,2017-01-01,,10'))).toMatchObject({
      1: ['DealOpened', 'RoleAssigned', 'StageChanged'], 2: ['DealOpened', 'RoleAssigned', 'StageChanged'] });
    expect(ledger.run(await rows('1,Ann,MG Special,Acme,Engaging,2017-01-01,,60', '2,Bob,MG Special,Acme,Engaging,2017-01-01,,10'))).toEqual({ 1: ['AmountChanged'] });
    expect(ledger.run(await rows('1,Ann,MG Special,Acme,Engaging,2017-01-01,,50', '2,Bob,MG Special,Acme,Engaging,2017-01-01,,10'))).toEqual({ 1: ['AmountChanged'] });
    // The 50 was told of a day after the close: the 55 is told of the close, and of today, or the older word would hold.
    expect(ledger.run(await rows('1,Ann,MG Special,Acme,Won,2017-01-01,2017-02-01,55', '2,Bob,MG Special,Acme,Lost,2017-01-01,2017-02-02,10')))
      .toEqual({ 1: ['AmountChanged', 'AmountChanged', 'DealWon'], 2: ['DealLost'] });
    expect(ledger.run(await rows('1,Ann,MG Special,Acme,Won,2017-01-01,2017-02-01,56'))).toEqual({ 1: 'deal-already-won' });
    expect(ledger.run(await rows('1,Bob,MG Special,Acme,Won,2017-01-01,2017-02-01,55'))).toEqual({ 1: 'deal-already-won' });
  });
});
