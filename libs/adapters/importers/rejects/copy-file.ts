import { createReadStream } from 'node:fs';
import type { FoundFile } from '../reading/find-files.js';

/** A file's bytes as they are. */
export async function* copyOf({ name, path }: FoundFile): AsyncGenerator<{ readonly file: string; readonly bytes: Uint8Array }> {
  const stream: AsyncIterable<Buffer> = createReadStream(path);
  for await (const bytes of stream) yield { file: name, bytes };
}
