import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { formatMinor, formatRational, formatRounded, type Rational } from '#kernel';
import { findPartner } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import type { Account, TimeToPay } from '#rules';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { Accounts } from './accounts.js';
import { listAnswer, pageOf, type ListAnswer } from './list-answer.js';
import { leftOutAnswer, paymentAnswer, type LeftOutAnswer, type PaymentAnswer } from './payout-answers.js';
import { dayIn, onlyParameters, onlyProgramme, pageIn, type QueryString } from './query-values.js';

/** How an account stands in one currency on a day. Balance = payable + disputed + held back + not yet due. */
interface AccountAnswer {
  readonly id: string;
  readonly object: 'account';
  readonly partnerId: string;
  readonly currency: string;
  readonly balance: string;
  readonly payable: string;
  readonly disputed: string;
  readonly heldBack: string;
  readonly notDue: string;
  readonly inPayment: string;
  readonly paid: string;
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

/** What is owed to partners and paid to them: its own to a partner, everything to the programme's people. */
@ApiTags('Accounts')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1')
export class AccountQueriesController {
  constructor(private readonly accounts: Accounts, private readonly dataSource: DataSource) {}

  @Get('accounts')
  @ApiOperation({ summary: 'Lists every account by partner and currency, as it stands on a day.' })
  @ApiQuery({ name: 'day', required: false }) @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<AccountAnswer>> {
    onlyProgramme(caller);
    onlyParameters(query, ['day', 'limit', 'starting_after']);
    const { accounts } = await this.accounts.on(dayIn(query, 'day'), null);
    return pageOf(accounts.map(accountAnswer), pageIn(query));
  }

  @Get('partners/:partnerId/account')
  @ApiOperation({ summary: 'What stands to a partner\'s account: what is payable on a day, held back, in payment, paid.' })
  @ApiQuery({ name: 'day', required: false })
  async one(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<PartnerAccountAnswer> {
    onlyParameters(query, ['day']);
    await this.mayAsk(caller, partnerId);
    const { day, mergedInto, accounts } = await this.accounts.on(dayIn(query, 'day'), partnerId);
    return { object: 'partnerAccount', partnerId, mergedInto, day, currencies: accounts.map(accountAnswer) };
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

  /** A partner asks for itself alone; that another exists it is not told. */
  private async mayAsk(caller: ReadCaller, partnerId: string): Promise<void> {
    const isOther = caller.sees === 'partner' && caller.partnerId !== partnerId;
    const found = isOther ? null : await readAs(this.dataSource, caller, (manager) => findPartner(manager, partnerId));
    if (found === null) throw new Problem(404, 'partner-unknown', `There is no partner ${partnerId.slice(0, 80)}.`);
  }
}

const accountAnswer = ({ partnerId, currency, ...minor }: Account): AccountAnswer => {
  const text = (amount: bigint): string => formatMinor(amount, currency);
  return {
    id: `${partnerId}/${currency}`, object: 'account', partnerId, currency, balance: text(minor.balanceMinor), payable: text(minor.payableMinor),
    disputed: text(minor.disputedMinor), heldBack: text(minor.heldMinor), notDue: text(minor.balanceMinor - minor.payableMinor - minor.disputedMinor - minor.heldMinor), inPayment: text(minor.inPaymentMinor),
    paid: text(minor.paidMinor) };
};

const rounded = (days: Rational | null): string | null => days && formatRounded(days, 1);
