import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor, Right } from '#events';
import type { RuleSetId } from '#kernel';
import { storedDossiersUnder } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import {
  comparisonOf, compileRuleSet, cutDossier, type ComparedRuleSet, type Comparison, type Dossier, type PublishedRuleSets, type PublishedVersion, type StoredDossier,
} from '#rules';
import { bodyFaultsProblem } from '../commands/desk/body-faults-problem.js';
import { isPlainObject } from '../commands/reading/read-body.js';
import { faultyRuleSet, readDocument } from '../commands/rule-set/read-document.js';
import { CompareRuleSetsRequestDto } from '../commands/rule-set/rule-set-request.dto.js';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, type QueryString } from './query-values.js';
import { ruleSetVersion, ruleSetVersions, type RuleSetVersionAnswer, type RuleSetVersionRow } from './rule-set-versions.js';
import { TermsLibrary } from './terms-library.js';

/** Reads of rule sets: what was published, and what a draft would change. */
@ApiTags('Rule sets')
@ApiBearerAuth()
@Controller('v1/rule-sets')
export class RuleSetQueriesController {
  constructor(private readonly dataSource: DataSource, private readonly library: TermsLibrary) {}

  @Get()
  @ApiOperation({ summary: 'Every version of every rule set, published or drafted, without its document.', operationId: 'listRuleSets' })
  @ApiProblems(400, 401, 403, 503)
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<RuleSetVersionRow>> {
    onlyProgramme(caller);
    onlyParameters(query, []);
    const versions = ruleSetVersions(await this.library.ruleSets());
    return listAnswer(versions, { limit: versions.length }, ({ document: _document, ...row }) => row);
  }

  @Get(':ruleSetId/versions/:version')
  @ApiOperation({ summary: 'A version of a rule set, word for word. A published one never changes.' })
  @ApiOkResponse({ description: 'The version and its document, tandem.ruleset/1.' })
  @ApiProblems(400, 401, 403, 404, 503)
  async one(@Caller() caller: ReadCaller, @Param('ruleSetId') ruleSetId: string, @Param('version') version: string): Promise<RuleSetVersionAnswer> {
    onlyProgramme(caller);
    return ruleSetVersion(await this.library.ruleSets(), `${ruleSetId}@${version}`);
  }

  @Post('compare')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What the deals of the first rule set would earn under the second, as tandem.comparison/1; records and posts nothing.', operationId: 'compareRuleSets' })
  @ApiBody({ type: CompareRuleSetsRequestDto })
  @ApiOkResponse({ description: 'The comparison, tandem.comparison/1 as docs/formats has its schema.' })
  @ApiProblems(400, 401, 403, 404, 413, 415, 422, 503)
  async compare(@CallerActor() actor: Actor, @Body() body: unknown): Promise<Comparison> {
    onlyReviewers(actor);
    const unknown = Object.keys(isPlainObject(body) ? body : {}).filter((key) => !['before', 'after'].includes(key));
    if (unknown.length > 0) throw bodyFaultsProblem(unknown.map((key) => ({ pointer: `/${key}`, message: 'is not a field of this request' })));
    const published = await this.library.ruleSets();
    const [before, after] = [sideIn(body, 'before', published), sideIn(body, 'after', published)];
    return comparisonOf(before, after, await this.dossiersUnder(before.ruleSet.id));
  }

  private dossiersUnder(ruleSetId: string): Promise<readonly Dossier[]> {
    return readAs(this.dataSource, { sees: 'programme' }, async (manager) => {
      const dossiers: Dossier[] = [];
      for await (const page of storedDossiersUnder(manager, ruleSetId)) {
        dossiers.push(...page.flatMap((stored) => cutDossier(JSON.parse(stored) as StoredDossier) ?? []));
      }
      return dossiers;
    });
  }
}

const onlyProgramme = ({ sees }: ReadCaller): void => {
  if (sees !== 'programme') throw new Problem(403, 'forbidden', 'Only the programme\'s people see its rule sets whole.');
};

const reviewing: readonly Right[] = ['operations', 'finance', 'auditor'];

/** A comparison names what every partner earns: it is for those who decide about rules or audit them, not for every reader. */
const onlyReviewers = ({ rights }: Actor): void => {
  if (!rights.some((right) => reviewing.includes(right))) throw new Problem(403, 'forbidden', 'Only operations, finance and auditors compare rule sets.');
};

const versionName = /^([a-z0-9-]+)@([1-9]\d{0,8})$/;

const sideIn = (body: unknown, field: 'before' | 'after', published: PublishedRuleSets): ComparedRuleSet => {
  const given = isPlainObject(body) ? body[field] : undefined;
  if (typeof given === 'string' && versionName.test(given)) {
    const { compiled, version } = versionNamed(published, given);
    return { ruleSet: compiled, version };
  }
  const read = readDocument(body, field);
  if (!read.ok) throw faultyRuleSet(read, field);
  return { ruleSet: compileRuleSet(read.document, read.digest) };
};

const versionNamed = (published: PublishedRuleSets, name: string): PublishedVersion => {
  const [, ruleSetId, version] = versionName.exec(name) ?? [];
  const found = published.get(ruleSetId as RuleSetId)?.versions.find((each) => each.version === Number(version));
  if (!found) throw new Problem(404, 'rule-set-unknown', `No version ${name.slice(0, 80)} was published.`);
  return found;
};
