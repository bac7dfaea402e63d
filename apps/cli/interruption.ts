/** The person wants the command to end (Ctrl-C, `kill`, a closed terminal); whatever was going on is given up in order. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

const controller = new AbortController();
const unwaitedExitCode = 130;

/** Listens for the signals that ask to end. The first ends the command in order, a second one at once. */
export const listenForInterruption = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(unwaitedExitCode);
      controller.abort(new Interrupted('Interrupted.'));
    });
  }
};

/** Rejects with Interrupted as soon as the person wants the command to end; never resolves. */
export const interrupted: Promise<never> = new Promise((_resolve, reject) => {
  controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Interrupted), { once: true });
});
// Nobody need be waiting at the moment of the signal.
interrupted.catch(() => undefined);

/** Waits for work, but no longer than the person does: rejects with Interrupted, and the work goes on unheeded. */
export const orInterrupted = <Result>(work: Promise<Result>): Promise<Result> => {
  work.catch(() => undefined);
  return Promise.race([interrupted, work]);
};
