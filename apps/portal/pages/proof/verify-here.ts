import { unzipSync } from 'fflate';
import { verifyTrailBundle, type VerifiedTrail } from '#proof';
import { answerInBrowser } from '../../api/browser-crypto.js';

/** Verifies a trail bundle in this browser, by its own cryptography; nothing leaves the machine. Throws with the name of what was changed. */
export const verifyHere = async (archive: Uint8Array): Promise<VerifiedTrail> => answerInBrowser(verifyTrailBundle(new Map(Object.entries(unzipSync(archive)))));
