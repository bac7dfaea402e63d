import { millisOf, type Instant } from '#kernel';

/**
 * The clock that facts are recorded by: the machine's. While the demo is loaded it goes by what is told instead, so that a
 * history of last quarter looks as if it had been kept last quarter.
 */
export class RecordingClock {
  private toldMillis: number | null = null;

  constructor(readonly goesByWhatIsTold: boolean) {}

  /** Milliseconds since 1970. */
  readonly now = (): number => this.toldMillis ?? Date.now();

  /** Sets the clock to when something was true, where it goes by that. Nothing told: it stands where it stood. */
  tell(occurredAt: Instant | null): void {
    if (this.goesByWhatIsTold && occurredAt !== null) this.toldMillis = millisOf(occurredAt);
  }
}
