import type { VerifySignature } from '../signed-note.js';
import type { Sha256 } from '../tree-hasher.js';

/** What a verification needs of its surroundings: the same on a server and in a browser. */
export interface ProofCrypto {
  readonly sha256: Sha256;
  readonly verifySignature: VerifySignature;
}

/** One digest, or one check of an Ed25519 signature, that a verification waits for: a browser answers later (WebCrypto), a server at once. */
export type ProofQuestion =
  | { readonly ask: 'sha256'; readonly bytes: Uint8Array }
  | { readonly ask: 'ed25519'; readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array };

/** A verification that asks one question after the other; a digest is answered by its 32 bytes, a signature by whether it holds. */
export type Asking<Result> = Generator<ProofQuestion, Result, Uint8Array | boolean>;

/** Answers all questions at once. */
export const answerAtOnce = <Result>(asking: Asking<Result>, { sha256, verifySignature }: ProofCrypto): Result => {
  let step = asking.next();
  while (step.done !== true) {
    const { value: question } = step;
    step = asking.next(question.ask === 'sha256' ? sha256(question.bytes) : verifySignature(question.publicKey, question.message, question.signature));
  }
  return step.value;
};

/**
 * A calculation that wants its answers at once, over answers that come later: each time one is missing it is asked for, and the calculation
 * begins again. It must be pure and ask little.
 */
export function* asking<Result>(calculation: (crypto: ProofCrypto) => Result): Asking<Result> {
  const answers: (Uint8Array | boolean)[] = [];
  for (;;) {
    const given = answers.values();
    const answerTo = (question: ProofQuestion): Uint8Array | boolean => {
      const next = given.next();
      if (next.done === true) throw new Unanswered(question);
      return next.value;
    };
    try {
      return calculation({
        sha256: (bytes) => answerTo({ ask: 'sha256', bytes }) as Uint8Array,
        verifySignature: (publicKey, message, signature) => answerTo({ ask: 'ed25519', publicKey, message, signature }) as boolean });
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      answers.push(yield error.question);
    }
  }
}

class Unanswered extends Error {
  constructor(readonly question: ProofQuestion) {
    super();
  }
}
