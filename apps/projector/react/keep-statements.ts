import type { PoolClient } from 'pg';
import { StatementDocuments } from '#documents';
import { readEvent, statementsStream, type RecordedStatementEvent } from '#events';
import { compareUtf8, digestOf, firstInstantOfPeriod, formatLocalDay, lastInstantOfPeriod, localDayOf, type FiscalCalendar, type Period } from '#kernel';
import type { ProgrammeState } from '#ledger';
import { statementOf, type StatementPart } from '#rules';
import { signedTree } from '#transparency-log';
import { inTransaction } from '../follow/ledger-follower.js';
import type { Reaction, ReactionParts } from './reaction.js';

/** Prints the statements of closed quarters, once: what is kept then is what is served for ever. */
export const keepStatements = ({ store, pool, commandHandling, isStopping }: ReactionParts): Reaction => {
  const whole = new Set<string>();
  return {
    name: 'keep statements',
    run: async () => {
      const programme = (await commandHandling.recentStateOf('programme', 'programme')) as ProgrammeState;
      const open = programme.status === 'none' ? [] : (await inTransaction(pool, closedPeriods)).filter(({ period }) => !whole.has(period));
      for (const { period, closedAt } of open) {
        if (programme.status === 'none') continue;
        const parts = partsByPartner((await store.readStream(statementsStream(period))).map(readEvent) as RecordedStatementEvent[]);
        for (const [partnerId, own] of parts) {
          if (isStopping()) return;
          await inTransaction(pool, (client) => keep(client, own, { partnerId, period, closedAt, programmeName: programme.name, calendar: programme.calendar }), false);
        }
        whole.add(period);
      }
    },
  };
};

const closedPeriods = async (client: PoolClient): Promise<readonly { readonly period: Period; readonly closedAt: string }[]> =>
  (await client.query<{ period: Period; closedAt: string }>(
    `SELECT period, recorded_at AS "closedAt" FROM read.periods WHERE standing = 'closed' ORDER BY period`)).rows;

const partsByPartner = (events: readonly RecordedStatementEvent[]): ReadonlyMap<string, readonly StatementPart[]> => {
  const parts = new Map<string, StatementPart[]>();
  for (const event of events) {
    if (event.type !== 'StatementIssued') continue;
    parts.set(event.data.partnerId, [...(parts.get(event.data.partnerId) ?? []), event.data]);
  }
  return new Map([...parts].sort(([left], [right]) => compareUtf8(left, right)));
};

interface Printed {
  readonly partnerId: string;
  readonly period: Period;
  readonly closedAt: string;
  readonly programmeName: string;
  readonly calendar: FiscalCalendar;
}

const keep = async (client: PoolClient, parts: readonly StatementPart[], { partnerId, period, closedAt, programmeName, calendar }: Printed): Promise<void> => {
  const sql = async <Row>(text: string, values?: unknown[]): Promise<Row[]> => (await client.query(text, values)).rows as Row[];
  const documents = new StatementDocuments(sql);
  const kinds = await sql<{ kind: string }>('SELECT kind FROM documents.statements WHERE period = $1 AND partner_id = $2', [period, partnerId]);
  if (kinds.length === 4) return;
  const printed = await documents.read({ period, partnerId, kind: 'json' });
  const [partner] = await sql<{ name: string }>('SELECT name FROM read.partner_directory WHERE partner_id = $1', [partnerId]);
  await documents.keep(printed === undefined
    ? statementOf(parts, {
        programmeName, partnerName: partner?.name ?? partnerId, period, firstDay: dayOf(firstInstantOfPeriod(period, calendar), calendar),
        lastDay: dayOf(lastInstantOfPeriod(period, calendar), calendar), issuedAt: closedAt, statementDigest: digestOf(parts), checkpoint: (await signedTree(sql))?.note ?? null })
    // What was begun before a crash is ended with the very words it was begun with.
    : JSON.parse(printed.bytes.toString('utf8')) as ReturnType<typeof statementOf>);
};

const dayOf = (instant: Parameters<typeof localDayOf>[0], { timeZone }: FiscalCalendar): string => formatLocalDay(localDayOf(instant, timeZone));
