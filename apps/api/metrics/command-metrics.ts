import type { CommandWatch } from '#command-handling';
import { exposition, Histogram } from './exposition.js';

const boundsInSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What this process saw of commands since it started. */
export class CommandMetrics implements CommandWatch {
  private readonly latency = new Histogram('tandem_command_duration_seconds', 'From a command that is read to its events appended, or to its refusal.', boundsInSeconds);
  private conflicts = 0;

  handled(stream: string, outcome: string, durationMs: number): void {
    this.latency.observe({ stream, outcome }, durationMs / 1_000);
  }

  conflicted(): void {
    this.conflicts += 1;
  }

  toText(): string {
    return this.latency.toText() + exposition([{
      name: 'tandem_append_conflicts_total', type: 'counter', help: 'Appends that found their stream changed by somebody else, and were decided again.', samples: [{ value: this.conflicts }] }]);
  }
}
