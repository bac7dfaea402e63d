import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { CommandHandling } from '#command-handling';
import type { EventStore } from '#event-store';
import { programmeStream } from '#events';
import type { ProgrammeState } from '#ledger';
import { readTables } from '#projections';
import { digestTables, followerStatus, readAs, type ReadCaller, type TablesDigest } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';

/** How a follower of the log stands. */
interface ReadModelAnswer {
  readonly id: string;
  readonly object: 'readModel';
  readonly caughtUp: boolean;
  readonly position: string | null;
  readonly head: string | null;
  readonly stopped: readonly { readonly stream: string; readonly eventId: string; readonly reason: string }[];
}

/** The state of the ledger itself: programme, read models, their digest. */
@ApiTags('Ledger')
@ApiBearerAuth()
@ApiProblems(401, 403, 503)
@Controller('v1')
export class LedgerStatusController {
  constructor(
    private readonly dataSource: DataSource, private readonly commandHandling: CommandHandling,
    @Inject(eventStoreToken) private readonly store: EventStore) {}

  @Get('programme')
  @ApiOperation({ summary: 'The programme, or that none is founded yet.' })
  async programme(@Caller() _caller: ReadCaller): Promise<Readonly<Record<string, unknown>>> {
    const { state } = await this.commandHandling.stateOf('programme', programmeStream);
    const programme = state as ProgrammeState;
    if (programme.status === 'none') return { object: 'programme', founded: false };
    const { name, calendar, gates, stages, registrationTerms, disputeTerms } = programme;
    return { object: 'programme', founded: true, name, ...calendar, gates, stages, registrationTerms, disputeTerms };
  }

  @Get('read-models')
  @ApiOperation({ summary: 'How far the read models have followed the log, and what stopped.' })
  async readModels(@Caller() caller: ReadCaller): Promise<{ readonly object: 'list'; readonly data: readonly ReadModelAnswer[] }> {
    onlyProgramme(caller);
    const head = await this.store.head();
    const followers = await followerStatus(this.dataSource);
    return { object: 'list', data: followers.map(({ follower, position, stopped }) => ({
      id: follower, object: 'readModel', caughtUp: head === undefined || (position !== undefined && position >= head),
      position: position?.toString() ?? null, head: head?.toString() ?? null, stopped })) };
  }

  @Get('digest')
  @ApiOperation({ summary: 'SHA-256 over all read models, without the instants of recording.' })
  async digest(@Caller() caller: ReadCaller): Promise<TablesDigest & { readonly object: 'digest' }> {
    onlyProgramme(caller);
    return { object: 'digest', ...(await readAs(this.dataSource, caller, (manager) => digestTables(manager, readTables))) };
  }
}

const onlyProgramme = (caller: ReadCaller): void => {
  if (caller.sees !== 'programme') throw new Problem(403, 'forbidden', 'Only the programme\'s people see this.');
};
