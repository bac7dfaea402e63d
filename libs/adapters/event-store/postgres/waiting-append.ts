import type { AppendResult } from '../port.js';
import type { StorableAppend } from './append-statement.js';

/** An append whose caller waits: it is settled once, by its result, a failure, or its own deadline. */
export class WaitingAppend {
  readonly result: Promise<AppendResult>;
  readonly bytes: number;
  settled = false;
  private resolve: (result: AppendResult) => void = () => undefined;
  private reject: (failure: unknown) => void = () => undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(readonly append: StorableAppend, timeoutMs: number, onDeadline: () => Error) {
    this.bytes = append.events.reduce((sum, event) => sum + event.bytes, 0);
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.timer = setTimeout(() => this.fail(onDeadline()), timeoutMs);
  }

  settle(result: AppendResult): void {
    this.finish();
    this.resolve(result);
  }

  fail(failure: unknown): void {
    this.finish();
    this.reject(failure);
  }

  private finish(): void {
    this.settled = true;
    clearTimeout(this.timer);
  }
}
