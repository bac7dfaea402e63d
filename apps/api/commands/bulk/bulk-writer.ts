import { Injectable } from '@nestjs/common';
import { RecordingClock } from '../desk/recording-clock.js';
import { isPlainObject, readBody } from '../reading/read-body.js';
import { BulkItemWriter, refused, type BulkContext } from './bulk-item.js';
import { BulkItemDto, type BulkResultDto } from './bulk.dto.js';

/** So many that their appends share transactions, so few that one bulk leaves room for others. */
const itemsAtOnce = 32;

/** Carries out items that are independent of each other, each all or none of it. */
@Injectable()
export class BulkWriter {
  constructor(private readonly items: BulkItemWriter, private readonly clock: RecordingClock) {}

  /** A result for each item, in their order. On trial, partners that items bring are there for the other items, as they would be. */
  async write(items: readonly unknown[], asked: BulkContext): Promise<BulkResultDto[]> {
    const context = asked.dryRun ? { ...asked, supposing: new Map<string, unknown>() } : asked;
    const results: BulkResultDto[] = [];
    for (const wave of context.dryRun ? partnersFirst(items) : [items.entries()]) {
      const worker = async (): Promise<void> => {
        for (const [index, item] of wave) results[index] = await this.one(item, index, context);
      };
      await Promise.all(Array.from({ length: this.clock.goesByWhatIsTold ? 1 : itemsAtOnce }, worker));
    }
    return results;
  }

  /** Items are read one by one: one that is malformed is refused, the others go on. */
  private async one(item: unknown, index: number, context: BulkContext): Promise<BulkResultDto> {
    const read = readBody(BulkItemDto, item);
    if ('value' in read) return this.items.write(read.value, index, context);
    const [first] = read.faults;
    return refused(index, { code: 'invalid-request', message: `${first?.pointer ?? ''} ${first?.message ?? 'is invalid'}`, pointer: first?.pointer ?? '' });
  }
}

const partnersFirst = (items: readonly unknown[]): readonly IterableIterator<[number, unknown]>[] => {
  const isPartner = ([, item]: [number, unknown]): boolean => isPlainObject(item) && item['stream'] === 'partner';
  const all = [...items.entries()];
  return [all.filter(isPartner).values(), all.filter((entry) => !isPartner(entry)).values()];
};
