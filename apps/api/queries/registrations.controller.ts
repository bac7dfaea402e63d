import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { listRegistrations, listRegistrationsOfAll, type RegistrationPlace, type RegistrationRow } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, pageIn, wordIn, type QueryString } from './query-values.js';

const statuses = ['filed', 'approved', 'rejected', 'expired'] as const;

/** What a registration asks of a partner. */
type RegistrationAnswer = RegistrationRow & { readonly id: string; readonly object: 'registration' };

/** What registrations ask of a partner: it is told before it is on the deal, and of the deal no more than it needs to answer. */
@ApiTags('Partners')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/partners/:partnerId/registrations')
export class RegistrationQueriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Lists the registrations that name a partner, with its role, and what became of them.' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<ListAnswer<RegistrationAnswer>> {
    onlyParameters(query, ['limit', 'starting_after']);
    const page = pageIn(query);
    const after = placeOf(page.after);
    const rows = await readAs(this.dataSource, caller, (manager) => listRegistrations(manager, partnerId, { after, limit: page.limit }));
    return listAnswer(rows, page, (row) => ({ id: `${row.dealId}/${row.registrationId}/${row.role}`, object: 'registration', ...row }));
  }
}

/** A registration with all that it asks, of whom. */
interface RegistrationOfAllAnswer {
  readonly id: string;
  readonly object: 'registration';
  readonly dealId: string;
  readonly registrationId: string;
  readonly accountName: string | null;
  readonly filedAt: string;
  readonly status: RegistrationRow['status'];
  readonly validUntil: string | null;
  readonly parties: readonly Pick<RegistrationRow, 'partnerId' | 'role' | 'weight' | 'bound'>[];
}

/** The registrations of the whole programme, which operations decides on. */
@ApiTags('Registrations')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/registrations')
export class RegistrationQueueController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Lists the registrations of all deals with what each asks, of whom, and what became of it.', operationId: 'listRegistrations' })
  @ApiQuery({ name: 'status', required: false, enum: [...statuses] }) @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<RegistrationOfAllAnswer>> {
    if (caller.sees !== 'programme') throw new Problem(403, 'forbidden', 'Only the programme\'s people see the registrations of all partners.');
    onlyParameters(query, ['status', 'limit', 'starting_after']);
    const page = pageIn(query);
    const [dealId = '', registrationId = '', ...more] = page.after?.split('/') ?? [];
    if (more.length > 0 || (page.after !== undefined && registrationId === '')) throw noRegistration;
    const asked = { status: wordIn(query, 'status', statuses), after: { dealId, registrationId }, limit: page.limit };
    const rows = await readAs(this.dataSource, caller, (manager) => listRegistrationsOfAll(manager, asked));
    const firsts = rows.filter((row, index) => rows.findIndex((each) => nameOf(each) === nameOf(row)) === index);
    return listAnswer(firsts, page, (first) => answerOf(first, rows.filter((each) => nameOf(each) === nameOf(first))));
  }
}

const nameOf = ({ dealId, registrationId }: RegistrationRow): string => `${dealId}/${registrationId}`;

const answerOf = (first: RegistrationRow, parts: readonly RegistrationRow[]): RegistrationOfAllAnswer => {
  const { dealId, registrationId, accountName, filedAt, status, validUntil } = first;
  return {
    id: nameOf(first), object: 'registration', dealId, registrationId, accountName, filedAt, status, validUntil,
    parties: parts.map(({ partnerId, role, weight, bound }) => ({ partnerId, role, weight, bound })) };
};

const noRegistration = new Problem(400, 'invalid-request', 'starting_after names no registration.');

/** The place that a cursor names: a deal, a registration of it, and a role. */
const placeOf = (cursor: string | undefined): RegistrationPlace => {
  if (cursor === undefined) return { dealId: '', registrationId: '', role: '' };
  const [dealId, registrationId, role, ...more] = cursor.split('/');
  if (dealId === undefined || registrationId === undefined || role === undefined || more.length > 0) {
    throw noRegistration;
  }
  return { dealId, registrationId, role };
};
