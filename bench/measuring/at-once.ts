/** What a round of work came to. */
export interface RoundOfWork {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

/** Does a piece of work `count` times, so many at once as said: each worker begins its next piece when its last is done. */
export const workAtOnce = async (count: number, workers: number, work: (index: number) => Promise<void>): Promise<RoundOfWork> => {
  const latenciesMs: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      const beganAt = performance.now();
      await work(index);
      latenciesMs.push(performance.now() - beganAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: workers }, worker));
  return { perSecond: (count * 1_000) / (performance.now() - startedAt), latenciesMs };
};
