import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, StoredEvent } from '#event-store';
import { readEvent, type RecordedRuleSetEvent } from '#events';
import { foldPublication, noPublishedRuleSets, type PublishedRuleSets } from '#rules';
import { eventStoreToken } from '../parts.js';

/** The published rule sets, brought up to the end of the log whenever they are asked for. */
@Injectable()
export class RuleSetLibrary {
  private published: PublishedRuleSets = noPublishedRuleSets;
  private readonly broken = new Set<string>();
  private readTo: bigint | undefined;
  private reading: Promise<PublishedRuleSets> | undefined;

  constructor(@Inject(eventStoreToken) private readonly store: EventStore) {}

  /** Every published rule set. Requests that come while one is reading share its answer. */
  all(): Promise<PublishedRuleSets> {
    this.reading ??= this.readOn().finally(() => { this.reading = undefined; });
    return this.reading;
  }

  private async readOn(): Promise<PublishedRuleSets> {
    const head = await this.store.head();
    if (head === undefined || head === this.readTo) return this.published;
    const after = this.readTo === undefined ? {} : { after: this.readTo };
    for await (const stored of this.store.readAll({ ...after, filter: { streamPrefixes: ['ruleset-'] } })) {
      this.fold(stored);
      this.readTo = stored.position;
    }
    if (this.readTo === undefined || head > this.readTo) this.readTo = head;
    return this.published;
  }

  /** A rule set that cannot be read on stays as it was before; the projector names its stream among those it has stopped at. */
  private fold(stored: StoredEvent): void {
    if (this.broken.has(stored.stream)) return;
    try {
      this.published = foldPublication(this.published, readEvent(stored) as RecordedRuleSetEvent);
    } catch {
      this.broken.add(stored.stream);
    }
  }
}
