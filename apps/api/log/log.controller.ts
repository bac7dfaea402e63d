import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import type { EventStore } from '#event-store';
import { leafOf, toBase64 } from '#proof';
import { partnerCaller, readAs, type ReadCaller } from '#read-store';
import { logKey, proveConsistency, proveInclusion, signedNotes, signedTree, type RunSql, type SignedNote, type SignedTree } from '#transparency-log';
import { ApiProblems } from '../http/api-problems.js';
import { OpenToAll } from '../http/auth.guard.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';
import { listAnswer, type ListAnswer } from '../queries/list-answer.js';
import { onlyParameters, pageIn, textIn, type QueryString } from '../queries/query-values.js';
import { ConsistencyProofDto, InclusionProofDto } from './proof.dto.js';

/** A signed checkpoint: how many events, and the C2SP signed note over them. */
type CheckpointAnswer = SignedNote & { readonly id: string; readonly object: 'checkpoint' };

/** What is open to everybody is read as somebody who may see no event: checkpoints and tiles are hashes. */
const nobody = partnerCaller('');

/** The signed log: the word that its operator cannot take back, and the proofs that others check it by. */
@ApiTags('Log')
@ApiProblems(404, 503)
@Controller('v1/log')
export class LogController {
  constructor(private readonly dataSource: DataSource, @Inject(eventStoreToken) private readonly store: EventStore) {}

  @Get('checkpoint')
  @OpenToAll()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'The latest signed checkpoint, a C2SP signed note: origin, size and root of the tree over all events.', operationId: 'checkpoint' })
  @ApiOkResponse({ description: 'The note. Keep it: no later log can differ in these events and pass.', schema: { type: 'string' } })
  async checkpoint(): Promise<string> {
    return this.read(nobody, async (sql) => (await signed(sql)).note);
  }

  @Get('checkpoints')
  @ApiBearerAuth()
  @ApiProblems(400, 401, 403)
  @ApiOperation({ summary: 'The checkpoints that were signed, the latest first (starting_after: a size).', operationId: 'checkpoints' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async checkpoints(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<CheckpointAnswer>> {
    onlyParameters(query, ['limit', 'starting_after']);
    const { after, limit } = pageIn(query);
    const below = after === undefined ? undefined : sizeIn(after, 'starting_after');
    const notes = await this.read(caller, (sql) => signedNotes(sql, { below, limit }));
    return listAnswer(notes, { limit }, (note) => ({ id: String(note.size), object: 'checkpoint', ...note }));
  }

  @Get('key')
  @OpenToAll()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'The public key that checks the checkpoints, as name+hash+key.', operationId: 'logKey' })
  @ApiOkResponse({ description: 'An Ed25519 verifier key in the form of C2SP signed-note.', schema: { type: 'string' } })
  async key(): Promise<string> {
    const key = await this.read(nobody, logKey);
    if (key === undefined) throw unsigned;
    return `${key}\n`;
  }

  @Get('proof/inclusion')
  @ApiBearerAuth()
  @ApiProblems(400, 401, 403)
  @ApiOperation({ summary: 'That an event the caller may see is in the signed log: its leaf, and the hashes from there to the root.', operationId: 'inclusionProof' })
  @ApiQuery({ name: 'eventId', description: 'The event, as the trail names it.' })
  @ApiOkResponse({ type: InclusionProofDto })
  async inclusion(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<InclusionProofDto> {
    onlyParameters(query, ['eventId']);
    const eventId = required(query, 'eventId');
    const { tree, proof } = await this.read(caller, async (sql) => {
      const latest = await signed(sql);
      return { tree: latest, proof: await proveInclusion(sql, eventId, latest.checkpoint.size) };
    });
    const [stored] = proof ? await this.store.readStream(proof.leaf.stream, proof.leaf.revision) : [];
    const leaf = stored && leafOf(stored);
    if (!proof || !leaf) throw new Problem(404, 'no-such-event', 'There is no such event in the signed log. One that was recorded a moment ago is signed within seconds.');
    return { object: 'inclusionProof', index: proof.leaf.index, leaf, hashes: proof.hashes.map(toBase64), checkpoint: tree.note };
  }

  @Get('proof/consistency')
  @ApiBearerAuth()
  @ApiProblems(400, 401, 403)
  @ApiOperation({ summary: 'That the log of one size became that of another by adding events: nothing was removed or rewritten.', operationId: 'consistencyProof' })
  @ApiQuery({ name: 'from', description: 'The size in the earlier checkpoint.' })
  @ApiQuery({ name: 'to', required: false, description: 'The size in the later checkpoint; left out, the latest.' })
  @ApiOkResponse({ type: ConsistencyProofDto })
  async consistency(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ConsistencyProofDto> {
    onlyParameters(query, ['from', 'to']);
    const from = sizeIn(required(query, 'from'), 'from');
    const toText = textIn(query, 'to');
    return this.read(caller, async (sql) => {
      const { size } = (await signed(sql)).checkpoint;
      const to = toText === undefined ? size : sizeIn(toText, 'to');
      if (from > to || to > size) throw malformed('from', `no more than to, and to no more than ${size}, which is signed`);
      return { object: 'consistencyProof', from, to, hashes: (await proveConsistency(sql, from, to)).map(toBase64) };
    });
  }

  private read<Result>(caller: ReadCaller, work: (sql: RunSql) => Promise<Result>): Promise<Result> {
    return readAs(this.dataSource, caller, (manager: EntityManager) => work((sql, values) => manager.query(sql, values)));
  }
}

const unsigned = new Problem(404, 'not-signed', 'Nothing of the log is signed yet: the signer, a part of the projector, has not come to it.');

const signed = async (sql: RunSql): Promise<SignedTree> => {
  const tree = await signedTree(sql);
  if (!tree) throw unsigned;
  return tree;
};

const malformed = (name: string, expected: string): Problem =>
  new Problem(400, 'invalid-request', `The parameter ${name} must be ${expected}.`, { errors: [{ pointer: `?${name}`, message: `must be ${expected}` }] });

const required = (query: QueryString, name: string): string => {
  const value = textIn(query, name);
  if (value === undefined) throw malformed(name, 'given');
  return value;
};

const sizeIn = (text: string, name: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw malformed(name, 'a number of events');
  return Number(text);
};
