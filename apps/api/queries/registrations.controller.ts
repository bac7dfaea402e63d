import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { listRegistrations, type RegistrationPlace, type RegistrationRow } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, pageIn, type QueryString } from './query-values.js';

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

/** The place that a cursor names: a deal, a registration of it, and a role. */
const placeOf = (cursor: string | undefined): RegistrationPlace => {
  if (cursor === undefined) return { dealId: '', registrationId: '', role: '' };
  const [dealId, registrationId, role, ...more] = cursor.split('/');
  if (dealId === undefined || registrationId === undefined || role === undefined || more.length > 0) {
    throw new Problem(400, 'invalid-request', 'starting_after names no registration.');
  }
  return { dealId, registrationId, role };
};
