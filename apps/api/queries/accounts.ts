import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CommandHandling } from '#command-handling';
import { programmeStream } from '#events';
import type { HeldPayment } from '#documents';
import { formatLocalDay, instantOfMillis, localDayOf, parseMinor, type Currency } from '#kernel';
import type { ProgrammeState } from '#ledger';
import {
  accountPostings, disputeHolds, listPayouts, listRates, payees, paymentsAndLeftOut, wonLines, writeOffIds, type ReadSql, type RegisteredPayout,
} from '#projections';
import { readAs } from '#read-store';
import { accountsOf, heldReason, listingsOf, minimumsOf, successorsOf, timeToPay, type Account, type BatchListing, type Payment, type Successors, type TimeToPay, type ToldRate } from '#rules';
import { Problem } from '../http/problem.js';
import { TermsLibrary } from './terms-library.js';

type PaymentsAndLeftOut = Awaited<ReturnType<typeof paymentsAndLeftOut>>;

/**
 * What stands to partners' accounts, and what batches make of it. It is read as the programme, since the account of a partner holds what
 * stood to those that became part of it: whoever asks is judged by the controllers before.
 */
@Injectable()
export class Accounts {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary, private readonly commandHandling: CommandHandling) {}

  /** Every account as it stands at the end of a local day (left out: today), or those of one partner. */
  async on(day: string | undefined, partnerId: string | null): Promise<{ readonly day: string; readonly mergedInto: string | null; readonly accounts: readonly Account[] }> {
    const standing = await this.standing();
    const until = day ?? today(standing.timeZone);
    const accounts = await this.read((sql) => accountsIn(sql, { ...standing, partnerId, day: until }));
    return { day: until, mergedInto: (partnerId === null ? null : standing.successors.get(partnerId)) ?? null, accounts };
  }

  /** All that stands to a partner's account in a currency, in minor units; with the write-offs that the partner's stream has before the read models do. */
  async balanceOf(partnerId: string, currency: Currency, writeOffs: ReadonlyMap<string, string>): Promise<bigint> {
    const standing = await this.standing();
    return this.read(async (sql) => {
      const accounts = await accountsIn(sql, { ...standing, partnerId, day: today(standing.timeZone) });
      const known = await writeOffIds(sql, partnerId);
      const late = [...writeOffs].filter(([id, text]) => !known.has(id) && text.endsWith(` ${currency}`)).map(([, text]) => parseMinor(text.split(' ')[0] ?? '', currency) ?? 0n);
      return late.reduce((sum, minor) => sum + minor, accounts.find((account) => account.currency === currency)?.balanceMinor ?? 0n);
    });
  }

  /** The programme's local day now. */
  async today(): Promise<string> {
    return today((await this.standing()).timeZone);
  }

  /** What a batch of what is payable by a day (left out: today) would list if it were put together now. Nothing is posted. */
  async preview(asked: string | undefined): Promise<{ readonly cutOff: string; readonly listings: readonly BatchListing[] }> {
    const { timeZone, successors } = await this.standing();
    const cutOff = asked ?? today(timeZone);
    const minimums = minimumsOf((await this.library.terms()).published);
    if (cutOff > today(timeZone)) throw new Problem(409, 'day-in-future', `${cutOff} has not come yet.`, { errors: [{ pointer: '?cutOff', message: 'has not come yet' }] });
    return this.read(async (sql) => {
      const batch = ((await listPayouts(sql)).at(-1)?.batch ?? 0) + 1;
      const listings = listingsOf(await accountsIn(sql, { timeZone, successors, partnerId: null, day: cutOff }), {
        batch, cutOff, payees: await payees(sql), minimums, rates: await listRates(sql, { after: -1, limit: null, currency: null }) });
      return { cutOff, listings };
    });
  }

  /** The rates of a currency against any, in the order in which they were told. */
  rates(currency: Currency): Promise<readonly ToldRate[]> {
    return this.read((sql) => listRates(sql, { after: -1, limit: null, currency }));
  }

  /** One batch with what it lists, and which of that is not to be paid for now; undefined where there is none. */
  async batch(batch: number): Promise<(RegisteredPayout & Omit<PaymentsAndLeftOut, 'payments'> & { readonly payments: readonly HeldPayment[] }) | undefined> {
    const successors = successorsOf((await this.library.terms()).mergers);
    return this.read(async (sql) => {
      const registered = (await listPayouts(sql)).find((each) => each.batch === batch);
      if (registered === undefined) return undefined;
      const { payments, leftOut } = await paymentsAndLeftOut(sql, { partnerIds: null, batch });
      const known = await payees(sql);
      const heldBack = ({ partnerId, standing }: Payment): string | null => {
        if (standing !== 'proposed' && standing !== 'failed') return null;
        return successors.has(partnerId) ? 'merged' : heldReason(known.get(partnerId), registered.cutOff) ?? null;
      };
      return { ...registered, leftOut, payments: payments.map((payment) => ({ ...payment, heldBack: heldBack(payment) })) };
    });
  }

  /** The payments of one partner, and where it was left out. */
  async ofPartner(partnerId: string): Promise<PaymentsAndLeftOut> {
    return this.read((sql) => paymentsAndLeftOut(sql, { partnerIds: [partnerId], batch: null }));
  }

  /** How long it took from won to paid, co-sell beside solo, quarter by quarter. */
  async timeToPay(): Promise<readonly TimeToPay[]> {
    const { timeZone } = await this.standing();
    return this.read(async (sql) => timeToPay(await wonLines(sql), {
      payments: (await paymentsAndLeftOut(sql, { partnerIds: null, batch: null })).payments, batches: await listPayouts(sql), timeZone }));
  }

  private read<Result>(work: (sql: ReadSql) => Promise<Result>): Promise<Result> {
    return readAs(this.dataSource, { sees: 'programme' }, (manager) =>
      work(<Row>(text: string, values: readonly unknown[]) => manager.query<readonly Row[]>(text, [...values])));
  }

  private async standing(): Promise<Standing> {
    const programme = (await this.commandHandling.recentStateOf('programme', programmeStream)) as ProgrammeState;
    if (programme.status === 'none') throw new Problem(404, 'programme-not-founded', 'There is no programme yet.');
    return { timeZone: programme.calendar.timeZone, successors: successorsOf((await this.library.terms()).mergers) };
  }
}

/** Whose days they are, and who stands for whom. */
interface Standing {
  readonly timeZone: string;
  readonly successors: Successors;
}

const accountsIn = async (
  sql: ReadSql, { timeZone, successors, partnerId, day }: Standing & { readonly partnerId: string | null; readonly day: string },
): Promise<readonly Account[]> => {
  const partnerIds = partnerId === null ? null : [partnerId, ...[...successors].filter(([, into]) => into === partnerId).map(([from]) => from)];
  const { payments } = await paymentsAndLeftOut(sql, { partnerIds, batch: null });
  const accounts = accountsOf({ postings: await accountPostings(sql, partnerIds), holds: await disputeHolds(sql, partnerIds), payments, successors, timeZone }, day);
  return partnerId === null ? accounts : accounts.filter((account) => account.partnerId === partnerId);
};

const today = (timeZone: string): string => formatLocalDay(localDayOf(instantOfMillis(Date.now()), timeZone));
