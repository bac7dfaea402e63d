import { ConsoleLogger } from '@nestjs/common';

/** Nest's log as JSON lines; those of one turn of the event loop go out together, for to write each by itself takes longer than to make it. */
export class GatheredLog extends ConsoleLogger {
  private gathered = '';

  constructor() {
    super({ json: true, colors: false });
    process.once('exit', () => this.writeGathered());
  }

  protected override printAsJson(message: unknown, options: Parameters<ConsoleLogger['printAsJson']>[1]): void {
    if (options.writeStreamType === 'stderr') {
      super.printAsJson(message, options);
      return;
    }
    if (this.gathered === '') setImmediate(() => this.writeGathered());
    this.gathered += `${this.stringifyJsonLogObject(this.getJsonLogObject(message, options))}\n`;
  }

  /** Nest's own way looks every value over for what JSON does not have; our lines have none of it. */
  protected override stringifyJsonLogObject(line: Record<string, unknown>): string {
    return line['level'] === 'log' ? JSON.stringify(line) : super.stringifyJsonLogObject(line);
  }

  private writeGathered(): void {
    const lines = this.gathered;
    this.gathered = '';
    process.stdout.write(lines);
  }
}
