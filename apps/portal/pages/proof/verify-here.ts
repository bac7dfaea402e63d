import { unzipSync } from 'fflate';
import { verifyTrailBundle, type Asking, type ProofQuestion, type VerifiedTrail } from '#proof';

/** Verifies a trail bundle in this browser, by its own cryptography; nothing leaves the machine. Throws with the name of what was changed. */
export const verifyHere = async (archive: Uint8Array): Promise<VerifiedTrail> => answered(verifyTrailBundle(new Map(Object.entries(unzipSync(archive)))));

const answered = async <Result,>(asking: Asking<Result>): Promise<Result> => {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answerTo(step.value));
  return step.value;
};

const answerTo = async (question: ProofQuestion): Promise<Uint8Array | boolean> => {
  if (question.ask === 'sha256') return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(question.bytes)));
  const key = await crypto.subtle.importKey('raw', new Uint8Array(question.publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(question.signature), new Uint8Array(question.message));
};
