import { createHash } from 'node:crypto';
import { readEvent, readStreamName } from '#events';
import type { IssuedLine, ReplayInputs } from '#rules';
import type { LogReader } from './replay-source.js';

/** What a line says beside its deal and its amount. Many lines say the same. */
export type IssuedKind = Omit<IssuedLine, 'dealId' | 'amount'>;

/** What statements issued of the quarters that are replayed. There may be millions of lines, so they are kept as little text. */
export interface IssuedLines {
  readonly kinds: readonly IssuedKind[];
  /** Of a deal its lines, a line of text each: the place of what it says among `kinds`, and the amount. */
  readonly ofDeals: ReadonlyMap<string, string>;
  readonly ofAwards: readonly IssuedLine[];
  readonly count: number;
  /** SHA-256 of the RFC 8785 form of all of them, in the order of the log. */
  readonly digest: string;
}

/** Reads from the log what was issued up to a position; no position: nothing was. A difference counts wherever it was found: it names the deal alone. */
export const issuedLines = async (store: LogReader, until: bigint | undefined, { from, to }: Pick<ReplayInputs, 'from' | 'to'>): Promise<IssuedLines> => {
  const kinds = new Map<string, { readonly place: number; readonly kind: IssuedKind }>();
  const ofDeals = new Map<string, string>();
  const ofAwards: IssuedLine[] = [];
  const hash = createHash('sha256').update('[');
  let count = 0;
  for await (const { lines, partnerId, period: statedIn } of statementsUntil(store, until)) {
    let texts = '';
    for (const { kind, dealId, position, clause, ruleSetId, version, amount, currency, withheld, dealPeriod } of lines) {
      if (kind !== 'difference' && (dealPeriod < from || dealPeriod > to)) continue;
      // Members in the order of RFC 8785, around those that each line has for itself.
      const before = JSON.stringify({ clause, currency }).slice(1, -1);
      const after = JSON.stringify({ dealPeriod, kind, partnerId, position, ruleSetId, statedIn, version, withheld }).slice(1);
      const name = before + after;
      const known = kinds.get(name) ?? { place: kinds.size, kind: { kind, position, clause, ruleSetId, version, currency, withheld, dealPeriod, partnerId, statedIn } };
      kinds.set(name, known);
      texts += `${count === 0 ? '' : ','}{"amount":${JSON.stringify(amount)},${before},"dealId":${JSON.stringify(dealId)},${after}`;
      count += 1;
      if (dealId !== null) ofDeals.set(dealId, flat(`${ofDeals.get(dealId) ?? ''}${known.place} ${amount}\n`));
      if (kind === 'incentive' || kind === 'spiff') ofAwards.push({ ...known.kind, dealId, amount });
    }
    hash.update(texts);
  }
  return { kinds: [...kinds.values()].map(({ kind }) => kind), ofDeals, ofAwards, count, digest: hash.update(']').digest('hex') };
};

/** The same text in one piece: put together it would keep its pieces, several times its size. */
const flat = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

/** The lines of a deal again. */
export const linesIn = (text: string, kinds: readonly IssuedKind[], dealId: IssuedLine['dealId']): readonly IssuedLine[] =>
  text.split('\n').slice(0, -1).map((line) => {
    const space = line.indexOf(' ');
    const kind = kinds[Number(line.slice(0, space))];
    if (kind === undefined) throw new Error(`A line of deal ${dealId} says what no line says.`);
    return { ...kind, dealId, amount: line.slice(space + 1) };
  });

async function* statementsUntil(store: LogReader, until: bigint | undefined) {
  if (until === undefined) return;
  for await (const stored of store.readAll({ filter: { eventTypes: ['StatementIssued'] } })) {
    if (stored.position > until) return;
    if (readStreamName(stored.stream)?.kind !== 'statements') continue;
    const event = readEvent(stored);
    if (event.type === 'StatementIssued') yield event.data;
  }
}
