import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { formatMinor, formatRational, formatRounded, type Currency, type Rational } from '#kernel';
import { findPartner } from '#projections';
import { readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { figuresIn, type Account, type TimeToPay, type ToldRate } from '#rules';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { Accounts } from './accounts.js';
import { listAnswer, pageOf, type ListAnswer } from './list-answer.js';
import { leftOutAnswer, paymentAnswer, type LeftOutAnswer, type PaymentAnswer } from './payout-answers.js';
import { currencyIn, dayIn, onlyParameters, onlyProgramme, pageIn, type QueryString } from './query-values.js';

/** How an account stands on a day. Balance = payable + disputed + held back + not yet due. */
interface AccountFigures {
  readonly balance: string;
  readonly payable: string;
  readonly disputed: string;
  readonly heldBack: string;
  readonly notDue: string;
  readonly inPayment: string;
  readonly paid: string;
}

/**
 * The same told in the currency that was asked for, by the latest rate not after a day: which, and who said so. Each figure is rounded by
 * itself. Where no rate was told there are no figures, and `fault` says so; within one currency there is no rate to name.
 */
interface AccountInAnswer {
  readonly currency: string;
  readonly rate: string | null;
  readonly rateOn: string | null;
  readonly rateSource: string | null;
  readonly fault: 'rate-missing' | null;
  readonly figures: AccountFigures | null;
}

/** An account in the currency that it is owed in. */
interface AccountAnswer extends AccountFigures {
  readonly id: string;
  readonly object: 'account';
  readonly partnerId: string;
  readonly currency: string;
  /** Null unless another currency was asked for. */
  readonly converted: AccountInAnswer | null;
}

/** What stands to a partner's account, currency by currency. The account of one that is part of another is the other's. */
interface PartnerAccountAnswer {
  readonly object: 'partnerAccount';
  readonly partnerId: string;
  readonly mergedInto: string | null;
  readonly day: string;
  readonly currencies: readonly AccountAnswer[];
}

/** Days from won to paid: rounded for reading, and exact. */
interface TimeToPayAnswer {
  readonly id: string;
  readonly object: 'timeToPay';
  readonly period: string;
  readonly kind: TimeToPay['kind'];
  readonly deals: number;
  readonly paid: number;
  readonly meanDays: string | null;
  readonly meanDaysExact: string | null;
  readonly medianDays: string | null;
}

const inParameter = { name: 'in', required: false, description: 'A currency in which the figures are told as well, EUR.' } as const;
const onParameter = { name: 'on', required: false, description: 'By the latest rate not after this day; left out, the day of the account.' } as const;

/** What is owed to partners and paid to them: its own to a partner, everything to the programme's people. */
@ApiTags('Accounts')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1')
export class AccountQueriesController {
  constructor(private readonly accounts: Accounts, private readonly dataSource: DataSource) {}

  @Get('accounts')
  @ApiOperation({ summary: 'Lists every account by partner and currency, as it stands on a day; beside it in one currency, if asked.' })
  @ApiQuery({ name: 'day', required: false }) @ApiQuery(inParameter) @ApiQuery(onParameter) @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<AccountAnswer>> {
    onlyProgramme(caller);
    onlyParameters(query, ['day', 'in', 'on', 'limit', 'starting_after']);
    const { day, accounts } = await this.accounts.on(dayIn(query, 'day'), null);
    const page = pageOf(accounts.map((account) => ({ id: idOf(account), account })), pageIn(query));
    const told = await this.toldIn(query, day);
    return { ...page, data: page.data.map(({ account }) => accountAnswer(account, told)) };
  }

  @Get('partners/:partnerId/account')
  @ApiOperation({ summary: 'What stands to a partner\'s account: what is payable on a day, held back, in payment, paid.' })
  @ApiQuery({ name: 'day', required: false }) @ApiQuery(inParameter) @ApiQuery(onParameter)
  async one(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<PartnerAccountAnswer> {
    onlyParameters(query, ['day', 'in', 'on']);
    await this.mayAsk(caller, partnerId);
    const { day, mergedInto, accounts } = await this.accounts.on(dayIn(query, 'day'), partnerId);
    const told = await this.toldIn(query, day);
    return { object: 'partnerAccount', partnerId, mergedInto, day, currencies: accounts.map((account) => accountAnswer(account, told)) };
  }

  @Get('partners/:partnerId/payments')
  @ApiOperation({ summary: 'Lists a partner\'s payments, and where a batch left it out, batch by batch.' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async payments(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<ListAnswer<PaymentAnswer | LeftOutAnswer>> {
    onlyParameters(query, ['limit', 'starting_after']);
    await this.mayAsk(caller, partnerId);
    const { payments, leftOut } = await this.accounts.ofPartner(partnerId);
    const rows = [...payments.map(paymentAnswer), ...leftOut.map(leftOutAnswer)].sort((left, right) => left.batch - right.batch);
    return pageOf(rows, pageIn(query));
  }

  @Get('reports/time-to-pay')
  @ApiOperation({ summary: 'Days from won to paid, co-sell deals beside solo ones, by the quarter of the close.' })
  async timeToPay(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<TimeToPayAnswer>> {
    onlyProgramme(caller);
    onlyParameters(query, []);
    const rows = await this.accounts.timeToPay();
    return listAnswer(rows, { limit: rows.length }, (row) => ({
      id: `${row.period}/${row.kind}`, object: 'timeToPay', period: row.period, kind: row.kind, deals: row.deals, paid: row.paid,
      meanDays: rounded(row.meanDays), meanDaysExact: row.meanDays && formatRational(row.meanDays), medianDays: rounded(row.medianDays) }));
  }

  /** In which currency figures are told beside their own, and by which rates: those not after a day, left out that of the account. */
  private async toldIn(query: QueryString, day: string): Promise<ToldIn | null> {
    const [to, on] = [currencyIn(query, 'in'), dayIn(query, 'on')];
    if (to === undefined && on !== undefined) throw new Problem(400, 'invalid-request', 'The parameter on goes with in: the currency to tell figures in.');
    return to === undefined ? null : { to, by: on ?? day, rates: await this.accounts.rates(to) };
  }

  /** A partner asks for itself alone; that another exists it is not told. */
  private async mayAsk(caller: ReadCaller, partnerId: string): Promise<void> {
    const found = !seesOwnOf(caller, partnerId) ? null : await readAs(this.dataSource, caller, (manager) => findPartner(manager, partnerId));
    if (found === null) throw new Problem(404, 'partner-unknown', `There is no partner ${partnerId.slice(0, 80)}.`);
  }
}

/** In which currency, and by which rates. */
interface ToldIn {
  readonly to: Currency;
  readonly by: string;
  readonly rates: readonly ToldRate[];
}

const idOf = ({ partnerId, currency }: Account): string => `${partnerId}/${currency}`;

const accountAnswer = (account: Account, told: ToldIn | null): AccountAnswer => {
  const { partnerId, currency } = account;
  const minors = figuresOf(account);
  const figures = Object.fromEntries(Object.entries(minors).map(([name, minor]) => [name, formatMinor(minor, currency)])) as Record<keyof AccountFigures, string>;
  return { id: idOf(account), object: 'account', partnerId, currency, ...figures, converted: told && figuresIn(minors, { from: currency, ...told }, told.rates) };
};

const figuresOf = ({ balanceMinor, payableMinor, disputedMinor, heldMinor, inPaymentMinor, paidMinor }: Account): { readonly [Name in keyof AccountFigures]: bigint } => ({
  balance: balanceMinor, payable: payableMinor, disputed: disputedMinor, heldBack: heldMinor, notDue: balanceMinor - payableMinor - disputedMinor - heldMinor, inPayment: inPaymentMinor, paid: paidMinor });

const rounded = (days: Rational | null): string | null => days && formatRounded(days, 1);
