import { Injectable } from '@nestjs/common';
import { CommandHandling } from '#command-handling';
import { userStream, type Actor, type Right } from '#events';
import type { UserId } from '#kernel';
import type { UserState } from '#ledger';
import type { TrailRow } from '#projections';
import { seesOwnOf, type ReadCaller } from '#read-store';
import { Vault, type OpenedText } from '#vault';

/** The vendor's people who read what was written; an integration handles facts, not prose. */
const readers: readonly Right[] = ['operations', 'finance', 'auditor'];

/** An event as a trail shows it. */
export interface EventAnswer extends Omit<TrailRow, 'eventId' | 'data' | 'partnerIds'> {
  readonly id: string;
  readonly object: 'event';
  readonly data: Readonly<Record<string, unknown>>;
}

/** Shows the events of a trail with the sealed texts that the reader may read. */
@Injectable()
export class TrailTexts {
  constructor(private readonly vault: Vault, private readonly commandHandling: CommandHandling) {}

  /**
   * How to show each of the rows. A reference to a text that the reader may read is followed by `text`, null where it cannot be had,
   * and by whether that is because its person was `forgotten`; any other stays a bare reference.
   */
  async showing(actor: Actor, caller: ReadCaller, rows: readonly TrailRow[]): Promise<(row: TrailRow) => EventAnswer> {
    const readable = new Set<TrailRow>();
    for (const row of rows) if (await this.mayRead(actor, caller, row)) readable.add(row);
    const opened = await this.vault.open([...readable].flatMap(({ data }) => textIdsIn(JSON.parse(data))));
    return (row) => {
      const { eventId, data, partnerIds: _seenBy, ...shown } = row;
      const told = JSON.parse(data) as EventAnswer['data'];
      return { id: eventId, object: 'event', ...shown, data: readable.has(row) ? withTexts(told, opened) as EventAnswer['data'] : told };
    };
  }

  /** Texts that the vendor wrote to all on a deal, by their ids; none to whom prose is not for. */
  async ofDeals({ rights, partnerId }: Actor, textIds: readonly string[]): Promise<ReadonlyMap<string, OpenedText>> {
    const isReader = partnerId !== null || rights.some((right) => readers.includes(right));
    return isReader ? this.vault.open(textIds) : new Map();
  }

  /** A partner reads what is its own, what its people wrote and what the vendor wrote to all on the deal, not what another partner wrote. */
  private async mayRead({ rights, partnerId }: Actor, caller: ReadCaller, { audience, actorUserId }: TrailRow): Promise<boolean> {
    if (partnerId === null) return rights.some((right) => readers.includes(right));
    if (audience === 'onePartner' || audience === 'partner') return true;
    const author = (await this.commandHandling.recentStateOf('user', userStream(actorUserId as UserId))) as UserState;
    return author.status !== 'none' && (author.partnerId === null || seesOwnOf(caller, author.partnerId));
  }
}

type Reference = Readonly<Record<string, unknown>> & { readonly textId: string };

const isReference = (value: object): value is Reference => 'textId' in value && 'digest' in value;

const textIdsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isReference(value) ? [value.textId] : Object.values(value).flatMap(textIdsIn);
};

const withTexts = (value: unknown, opened: ReadonlyMap<string, OpenedText>): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, opened));
  if (isReference(value)) return { ...value, ...(opened.get(value.textId) ?? { text: null, forgotten: false }) };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTexts(part, opened)]));
};
