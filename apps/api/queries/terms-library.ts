import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, StoredEvent } from '#event-store';
import { readEvent } from '#events';
import { foldTerms, noTerms, predecessorsOf, termsEventTypes, type PublishedRuleSets, type Terms } from '#rules';
import { eventStoreToken } from '../parts.js';

/** The terms that deals are evaluated under, brought up to the end of the log whenever they are asked for. */
@Injectable()
export class TermsLibrary {
  private known: Terms = noTerms;
  private readonly broken = new Set<string>();
  private readTo: bigint | undefined;
  private reading: Promise<Terms> | undefined;

  constructor(@Inject(eventStoreToken) private readonly store: EventStore) {}

  /** Every published rule set. */
  async ruleSets(): Promise<PublishedRuleSets> {
    return (await this.terms()).published;
  }

  /** Rules published, quarters closed, awards, choices, mergers. Requests that come while one is reading share its answer. */
  terms(): Promise<Terms> {
    this.reading ??= this.readOn().finally(() => { this.reading = undefined; });
    return this.reading;
  }

  /** Who became part of a partner; nobody of none. */
  async predecessorsOf(partnerId: string | null): Promise<readonly string[]> {
    return partnerId === null ? [] : predecessorsOf((await this.terms()).mergers, partnerId);
  }

  private async readOn(): Promise<Terms> {
    const head = await this.store.head();
    if (head === undefined || head === this.readTo) return this.known;
    const after = this.readTo === undefined ? {} : { after: this.readTo };
    for await (const stored of this.store.readAll({ ...after, filter: { eventTypes: termsEventTypes } })) {
      this.fold(stored);
      this.readTo = stored.position;
    }
    if (this.readTo === undefined || head > this.readTo) this.readTo = head;
    return this.known;
  }

  /** A stream that cannot be read on stays as it was before; the projector names it among those it has stopped at. */
  private fold(stored: StoredEvent): void {
    if (this.broken.has(stored.stream)) return;
    try {
      this.known = foldTerms(this.known, readEvent(stored));
    } catch {
      this.broken.add(stored.stream);
    }
  }
}
