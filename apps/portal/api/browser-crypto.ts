import type { Asking, ProofQuestion } from '#proof';

/** Answers what a verification asks with the browser's own cryptography: nothing that is verified here is taken on the server's word. */
export const answerInBrowser = async <Result,>(asking: Asking<Result>): Promise<Result> => {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answerTo(step.value));
  return step.value;
};

const answerTo = async (question: ProofQuestion): Promise<Uint8Array | boolean> => {
  if (question.ask === 'sha256') return new Uint8Array(await crypto.subtle.digest('SHA-256', copied(question.bytes)));
  const key = await crypto.subtle.importKey('raw', copied(question.publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, copied(question.signature), copied(question.message));
};

/** Whoever asks may go on writing to the same place in memory. */
const copied = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
