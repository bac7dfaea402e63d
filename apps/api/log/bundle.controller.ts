import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { partnerStream } from '#events';
import { parsePartnerId } from '#kernel';
import { partnerCaller, readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { archiveOf, placesOfTrail, signedTree, trailBundle } from '#transparency-log';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';
import { TermsLibrary } from '../queries/terms-library.js';
import { onlyParameters, type QueryString } from '../queries/query-values.js';

/** What is taken away to be verified elsewhere, without this server and its word. */
@ApiTags('Log')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1')
export class BundleController {
  constructor(private readonly dataSource: DataSource, @Inject(eventStoreToken) private readonly store: EventStore, private readonly library: TermsLibrary) {}

  @Get('partners/:partnerId/trail-bundle')
  @ApiOperation({ summary: 'All events that the partner may see, each with its proof, as one archive that verifies offline. The same bytes while the log is signed no further.' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async trail(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    onlyParameters(query, []);
    const id = parsePartnerId(partnerId);
    if (id === undefined || !seesOwnOf(caller, partnerId)) throw unknownPartner(partnerId);
    // Whoever asks, it is read as the partner: it must hold nothing that the partner may not see.
    const partner = partnerCaller(partnerId, await this.library.predecessorsOf(partnerId));
    const { tree, places } = await readAs(this.dataSource, partner, async (manager) => {
      const sql = <Row>(text: string, values?: unknown[]): Promise<Row[]> => manager.query<Row[]>(text, values);
      const latest = await signedTree(sql);
      return { tree: latest, places: latest ? await placesOfTrail(sql, latest) : [] };
    });
    if (!tree) throw new Problem(404, 'not-signed', 'Nothing of the log is signed yet: the signer, a part of the projector, has not come to it.');
    if (!places.some(({ stream }) => stream === partnerStream(id))) throw unknownPartner(partnerId);
    const archive = archiveOf(await trailBundle(this.store, tree, places));
    response.setHeader('content-type', 'application/zip');
    response.setHeader('content-disposition', `attachment; filename="${partnerId}-trail-${tree.checkpoint.size}.zip"`);
    response.end(archive);
  }
}

const unknownPartner = (partnerId: string): Problem => new Problem(404, 'partner-unknown', `There is no partner ${partnerId.slice(0, 80)}.`);
