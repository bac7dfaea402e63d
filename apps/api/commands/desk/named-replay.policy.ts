import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#events';
import type { Rejection } from '#kernel';
import type { PeriodCommand } from '#ledger';
import { readAs } from '#read-store';
import { findReplayRun } from '#replay';

type Proposal = Extract<PeriodCommand, { type: 'ProposeRestatement' }>;

/** A restatement that names a replay made by the ledger tells the digest of what that replay came to. Replays are in no stream, so it is judged here. */
@Injectable()
export class NamedReplayPolicy {
  constructor(private readonly dataSource: DataSource) {}

  /** Why the command is not taken; undefined where it names no replay, or one that came to what it says. */
  async refusalOf(command: { readonly type: string }, actor: Actor): Promise<Rejection | undefined> {
    // Whoever may not propose is told so, and nothing of replays.
    if (!isProposal(command) || command.replayId === null || !actor.rights.includes('finance')) return undefined;
    const { replayId, replayDigest } = command;
    const run = await readAs(this.dataSource, { sees: 'programme' }, (manager) => findReplayRun((text, values) => manager.query(text, values), replayId));
    if (run === undefined) return { code: 'replay-unknown', message: `There is no replay ${replayId}.`, pointer: '/replayId' };
    if (run.certificate === null) return { code: 'replay-not-done', message: `The replay ${replayId} is ${run.standing}, so there is nothing to rest on.`, pointer: '/replayId' };
    return run.certificate.output === replayDigest
      ? undefined : { code: 'replay-digest-differs', message: `What the replay ${replayId} came to has another digest: ${run.certificate.output}.`, pointer: '/replayDigest' };
  }
}

const isProposal = (command: { readonly type: string }): command is Proposal => command.type === 'ProposeRestatement';
